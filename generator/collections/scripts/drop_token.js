// A token may end early: the next request fetches a new one. token 可能提前失效，下一个请求会重新获取。
if (ENVELOPE.authentication.map(String).includes(String(answer[ENVELOPE.code]))) dropToken();
