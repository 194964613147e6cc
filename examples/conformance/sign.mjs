// Signs Waiqin365 requests with Node alone. Reads one JSON object a line and answers each with one: see
// specs/vectors/README.md.
import { createHash } from "node:crypto";
import { createInterface } from "node:readline";

// The digest is over exactly the bytes that are sent, in this order; createHash takes a string as UTF-8.
const digest = (body, appkey, timestamp) => createHash("md5").update(`${body}|${appkey}|${timestamp}`).digest("hex");

// 13 digits, or yyyyMMddHHmmss of Asia/Shanghai, which is 8 hours ahead of UTC; milliseconds are cut off.
const formatTimestamp = (millis, format) =>
  format === "epoch_millis"
    ? String(millis)
    : new Date(millis + 8 * 3600_000).toISOString().replace(/\D/g, "").slice(0, 14);

// ASCII letters, digits and - . _ ~ stay; encodeURIComponent also keeps ! ' ( ) *
const segment = (text) =>
  encodeURIComponent(text).replace(/[!'()*]/g, (kept) => "%" + kept.charCodeAt(0).toString(16).toUpperCase());

const tasks = {
  sign: (given) => ({ digest: digest(given.body, given.appkey, given.timestamp) }),
  format_timestamp: (given) => ({ timestamp: formatTimestamp(given.epoch_millis, given.timestamp_format) }),
  sign_path: (given) => {
    const timestamp = formatTimestamp(given.epoch_millis, given.timestamp_format);
    const signature = digest(given.body, given.appkey, timestamp);
    return { signed_path: [given.path, segment(given.openid), timestamp, signature, segment(given.msg_id)].join("/") };
  },
};

for await (const line of createInterface({ input: process.stdin })) {
  const { case: name, task, input } = JSON.parse(line);
  const answer = Object.hasOwn(tasks, task) ? { output: tasks[task](input) } : { unsupported: true };
  console.log(JSON.stringify({ case: name, ...answer }));
}
