/** What OpenAPI cannot say: Waiqin365's signature, JSON in a string, GET with a body, and numbers of many digits. */

import { createHash, randomUUID } from "node:crypto";
import { isInteger, isSafeNumber, LosslessNumber, parse, stringify } from "lossless-json";
import { createClient, createConfig } from "./generated/waiqin365/client/index.ts";
import { createClient as createMall, createConfig as mallConfig } from "./generated/wshoto/client/index.ts";
import { getAccessToken } from "./generated/wshoto/index.ts";

const exact = (d: string) => (isSafeNumber(d) ? Number(d) : isInteger(d) ? BigInt(d) : new LosslessNumber(d));
export const decode = (json: string): unknown => parse(json, undefined, exact);

export const digest = (body: string, appkey: string, timestamp: string): string =>
  createHash("md5").update(`${body}|${appkey}|${timestamp}`, "utf8").digest("hex");

/** Quote the numbers of a JSON text, strings kept as they are: plain types all that response_data holds as text. */
export const quoted = (json: string): string =>
  json.replace(/("(?:[^"\\]|\\.)*")|-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?/g, (n, kept) => kept ?? `"${n}"`);

/** What a generated call takes for its four segments: the client puts the real ones in their place. */
export const path = { openid: "-", timestamp: "-", digest: "-", msg_id: "-" };

/** The text of a body. By default Axios would write it later than it is signed, and no bigint. */
const bodySerializer = (body: unknown): string => stringify(body) ?? "";

/** A client that signs: its interceptor sees the very text of the body. */
export function waiqin365(account: { url: string; openid: string; appkey: string }) {
  const client = createClient(createConfig({ baseURL: account.url, throwOnError: true, bodySerializer }));
  client.instance.interceptors.request.use((config) => {
    const timestamp = String(Date.now());
    const segments = [account.openid, timestamp, digest(config.data, account.appkey, timestamp), randomUUID()];
    config.url = config.url!.replace(/-\/-\/-\/-$/, () => segments.map(encodeURIComponent).join("/"));
    return config;
  });
  return client;
}

/** A client that has a token, sends the body of a GET and reads all digits. */
export async function wshoto(account: { url: string; appid: string; app_secret: string }) {
  const { url, ...query } = account;
  const config = mallConfig({ baseURL: url, throwOnError: true, bodySerializer, transformResponse: decode });
  const client = createMall(config);
  const { access_token } = data((await getAccessToken({ client, query, throwOnError: true })).data);
  client.setConfig({ auth: () => access_token! });
  return client;
}

/** Return a Wshoto answer's data, or its code and text as an error. */
export function data<T>(answer: { code?: number; msg?: string; data?: T }): T {
  if (answer.code !== 0 || !answer.data) throw new Error(`${answer.code} ${answer.msg}`);
  return answer.data;
}

/** Return a Waiqin365 answer if it is a success. */
export function accepted<T extends { return_code: string; return_msg?: string }>(answer: T): T {
  if (answer.return_code !== "0") throw new Error(`${answer.return_code} ${answer.return_msg}`);
  return answer;
}

/** The records in response_data, which is JSON inside a JSON string. */
export const rows = <T>(text?: string | null): T[] => (text ? (JSON.parse(quoted(text)) as T[]) : []);
