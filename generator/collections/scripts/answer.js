// Numbers get quotes before parsing: ids of 19 digits would be rounded. 先给数字加引号再解析，避免 19 位编号丢失精度。
const exact = (text) =>
    JSON.parse(
        text.replace(
            /("(?:[^"\\]|\\.)*")|-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?/g,
            (number, kept) => kept ?? `"${number}"`,
        ),
    );
let answer = {};
pm.test("HTTP status 200, body is JSON. HTTP 状态码 200，响应为 JSON", () => {
    pm.expect(pm.response.code).to.equal(200);
    answer = exact(inBruno && res.getDataBuffer ? res.getDataBuffer().toString() : pm.response.text());
});
const succeeded = String(answer[ENVELOPE.code]) === String(ENVELOPE.success);
pm.test(`${ENVELOPE.code} is ${ENVELOPE.success}. ${ENVELOPE.code} 为 ${ENVELOPE.success}`, () => {
    pm.expect(String(answer[ENVELOPE.code]), answer[ENVELOPE.message] ?? "").to.equal(String(ENVELOPE.success));
});
if (ENVELOPE.id) {
    pm.test(`${ENVELOPE.id} is the one that was sent. ${ENVELOPE.id} 与请求一致`, () => {
        pm.expect(answer[ENVELOPE.id]).to.equal(decodeURIComponent(read(ENVELOPE.id)));
    });
}
let content = answer[ENVELOPE.data.find((each) => each in answer)] ?? null;
if (ENVELOPE.quoted && typeof content === "string") {
    pm.test(`${ENVELOPE.data[0]} can be decoded. ${ENVELOPE.data[0]} 可解码`, () => {
        content = content === "" ? null : exact(content);
    });
}
