// Reports why a request is not sent, and does not send it. 说明请求未发送的原因，并且不发送。
const stop = (reason) => {
    pm.test(reason, () => pm.expect.fail(reason));
    pm.execution.skipRequest();
    throw new Error(reason);
};
const needed = (name) =>
    read(name) || stop(`Set ${name} in the environment. 请在环境中填写 ${name}。`);
