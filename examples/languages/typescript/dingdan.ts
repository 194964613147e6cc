/** What OpenAPI cannot say: Waiqin365's signature, JSON in a string, GET with a body, and ids of 19 digits. */

import { createHash, randomUUID } from "node:crypto";
import { once } from "node:events";
import { type IncomingMessage, request as plain } from "node:http";
import { request as secure } from "node:https";
import { text } from "node:stream/consumers";
import { isInteger, isSafeNumber, LosslessNumber, parse, stringify } from "lossless-json";
import type { paths as WaiqinPaths } from "./generated/waiqin365.ts";
import type { paths as WshotoPaths } from "./generated/wshoto.ts";

/** A generated type as it is read here: a number that a double would round arrives as a bigint. */
export type Exact<T> = T extends number ? number | bigint : T extends object ? { [K in keyof T]: Exact<T[K]> } : T;
type Content<T> = T extends { content: { "application/json": infer C } } ? Exact<C> : never;
type Body<O> = O extends { requestBody: infer B } ? Content<B> : undefined;
type Answer<O> = O extends { responses: { 200: infer R } } ? Content<R> : never;

const exact = (d: string) => (isSafeNumber(d) ? Number(d) : isInteger(d) ? BigInt(d) : new LosslessNumber(d));
export const decode = (json: string): unknown => parse(json, undefined, exact);

export const digest = (body: string, appkey: string, timestamp: string): string =>
  createHash("md5").update(`${body}|${appkey}|${timestamp}`, "utf8").digest("hex");

/** Send a request with node:http, since fetch refuses a body on a GET. */
async function send(method: string, url: URL, body = ""): Promise<unknown> {
  const headers = { "Content-Type": "application/json", "Content-Length": Buffer.byteLength(body) };
  const sent = (url.protocol === "https:" ? secure : plain)(url, { method, headers }).end(body);
  const [response] = (await once(sent, "response")) as [IncomingMessage];
  return decode(await text(response));
}

export class Waiqin365 {
  #account;

  constructor(account: { url: string; openid: string; appkey: string }) {
    this.#account = account;
  }

  async call<P extends keyof WaiqinPaths>(path: P, body: Body<WaiqinPaths[P]["post"]>) {
    const { url, openid, appkey } = this.#account;
    const json = stringify(body) ?? "";
    const timestamp = String(Date.now());
    const segments = [openid, timestamp, digest(json, appkey, timestamp), randomUUID()].map(encodeURIComponent);
    const signed = path.replace("{openid}/{timestamp}/{digest}/{msg_id}", segments.join("/"));
    const answer = (await send("POST", new URL(signed, url), json)) as Answer<WaiqinPaths[P]["post"]>;
    if (answer.return_code !== "0") throw new Error(`${path}: ${answer.return_code} ${answer.return_msg}`);
    return answer;
  }

  /** The records in response_data, which is JSON inside a JSON string. */
  static rows<T>(answer: { response_data?: string | null }): Exact<T>[] {
    return answer.response_data ? (decode(answer.response_data) as Exact<T>[]) : [];
  }
}

export class Wshoto {
  #account;
  #token = "";

  constructor(account: { url: string; appid: string; app_secret: string }) {
    this.#account = account;
  }

  async call<P extends keyof WshotoPaths, M extends "get" | "post">(method: M, path: P, body: Body<WshotoPaths[P][M]>) {
    this.#token ||= await this.#fetchToken();
    const url = new URL(`${path}?${new URLSearchParams({ access_token: this.#token })}`, this.#account.url);
    const answer = (await send(method.toUpperCase(), url, stringify(body))) as Answer<WshotoPaths[P][M]>;
    if (answer.code !== 0 || !answer.data) throw new Error(`${path}: ${answer.code} ${answer.msg}`);
    return answer.data as NonNullable<(typeof answer)["data"]>;
  }

  async #fetchToken(): Promise<string> {
    const { url, ...application } = this.#account;
    const received = await send("GET", new URL(`/openapi/access_token?${new URLSearchParams(application)}`, url));
    const { code, msg, data } = received as Answer<WshotoPaths["/openapi/access_token"]["get"]>;
    if (!data?.access_token) throw new Error(`/openapi/access_token: ${code} ${msg}`);
    return data.access_token;
  }
}
