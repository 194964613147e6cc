// The token is kept in the environment until 300 s before its end. token 缓存在环境中，到期前 300 秒更新。
const account = `${read("base_url")} ${read("appid")}`;
const keepToken = (answer, askedAt) => {
    const lasts = Number(answer.data.expires_in);
    const given = Number(answer.data.create_at);
    // A token made in the future, or expired already: the clocks differ. 时钟不一致时按请求时间计算。
    const made = given > askedAt - lasts && given <= askedAt ? given : askedAt;
    const ends = made + lasts;
    pm.environment.set("access_token", answer.data.access_token);
    pm.environment.set("access_token_renew_at", String(Math.min(ends, Math.max(ends - 300, askedAt + 60))));
    pm.environment.set("access_token_account", account);
};
const dropToken = () =>
    ["access_token", "access_token_renew_at", "access_token_account"].forEach((name) => pm.environment.set(name, ""));
