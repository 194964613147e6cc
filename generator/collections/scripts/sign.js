// Signs the request: its URL ends in openid, timestamp, digest and msg_id; the digest is the MD5 of body|appkey|timestamp.
// 签名：URL 末尾四段为 openid、timestamp、digest、msg_id；digest 为 body|appkey|timestamp 的 MD5。
const cryptoJs = require("crypto-js");
needed("base_url");
const [openid, appkey] = [needed("openid"), needed("appkey")];
const shanghai = (moment) => new Date(moment + 8 * 3600000).toISOString().slice(0, 19).replace("T", " ");

const now = Date.now();
const timestamp =
    read("timestamp_format") === "datetime" ? shanghai(now).replace(/\D/g, "") : String(now);
const msgId = cryptoJs.lib.WordArray.random(16).toString();
const segment = (text) =>
    encodeURIComponent(text).replace(/[!'()*]/g, (each) => `%${each.charCodeAt(0).toString(16).toUpperCase()}`);
pm.variables.set("timestamp", timestamp);
pm.variables.set("openid_in_path", segment(openid));
pm.variables.set("msg_id", segment(msgId));
pm.variables.set("an_hour_ago", shanghai(now - 3600000));

// Variables are replaced before signing, so that the text that is signed is the text that is sent.
// 先替换变量再签名，确保签名内容与发送内容逐字节一致。
const body = pm.variables.replaceIn(inBruno ? req.getBody({ raw: true }) : pm.request.body.raw);
if (inBruno) req.setBody(body);
else pm.request.body.raw = body;
pm.variables.set("digest", cryptoJs.MD5(`${body}|${appkey}|${timestamp}`).toString());
