// Adds the access token to the query, and fetches one if none is kept. A token of your own in access_token is used as
// it is, if access_token_renew_at is empty. 在查询参数中带上 token，没有缓存时先获取；也可在 access_token 中自行填写。
const now = Math.floor(Date.now() / 1000);
const use = (token) => pm.variables.set("access_token_in_query", encodeURIComponent(token));
const [token, renewAt] = [read("access_token"), read("access_token_renew_at")];
const own = token && !renewAt;
const kept = token && now < Number(renewAt) && read("access_token_account") === account;

if (pm.request.url.toString().includes(TOKEN_PATH)) {
    pm.variables.set("appid_in_query", encodeURIComponent(needed("appid")));
    pm.variables.set("app_secret_in_query", encodeURIComponent(needed("app_secret")));
} else if (own || kept) {
    use(token);
} else {
    const [appid, secret] = [encodeURIComponent(needed("appid")), encodeURIComponent(needed("app_secret"))];
    const url = `${needed("base_url")}${TOKEN_PATH}?appid=${appid}&app_secret=${secret}`;
    use("");
    pm.sendRequest(url, (error, response) => {
        let answer = {};
        try {
            answer = error ? {} : response.json();
        } catch {} // not JSON: no token either
        if (answer.code !== 0) {
            // Frequent token requests are blocked, so the run ends here. 频繁获取会被限制，因此终止运行。
            pm.execution.setNextRequest(null);
            stop(`No token was issued: ${answer.msg ?? "no answer in JSON"}. 未获取到 token。`);
        }
        keepToken(answer, now);
        use(answer.data.access_token);
    });
}
