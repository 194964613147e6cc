// These values come from earlier requests. 以下变量由前面的请求设置。
TAKEN.forEach((name) => {
    const given = read(name);
    if (!given) stop(`${name} is empty: send the requests before this one, or set it. ${name} 为空：请先发送前面的请求，或自行填写。`);
});
