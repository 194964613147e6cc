/** Signs the vectors, reads two pages of orders, adds one, reads Wshoto; prints what it saw as one line of JSON. */

import { accepted, data, decode, digest, path, quoted, rows, waiqin365, wshoto } from "./dingdan.ts";
import { addStdomOrder, queryStdomOrder } from "./generated/waiqin365/index.ts";
import type { QueryStdomOrderRequest, QueryStdomOrderResponse, StdomOrder } from "./generated/waiqin365/index.ts";
import { crmSaleOrderDetail, mallOrderList, valetorderInfoList } from "./generated/wshoto/index.ts";
import { canonical, type Envelope, setting, type Signing, sum, type Value, vectors } from "./line.ts";

const signing = vectors<Signing>("signing", ({ body, appkey, timestamp }) => digest(body, appkey, timestamp));
const values = vectors<Value>("values", ({ platform, field, wire }) => {
  const json = `{"${field}":${wire}}`;
  const record = (platform === "waiqin365" ? JSON.parse(quoted(json)) : decode(json)) as Record<string, unknown>;
  return String(record[field]);
});
const envelopes = vectors<Envelope>("envelopes", ({ body }) => {
  const answer = JSON.parse(body) as QueryStdomOrderResponse;
  if (answer.return_code !== "0") return { refused: answer.return_code };
  return { rows: rows<StdomOrder>(answer.response_data).map((order) => order.id) };
});

const wq = waiqin365({
  url: setting("WAIQIN365_BASE_URL"),
  openid: setting("WAIQIN365_OPENID"),
  appkey: setting("WAIQIN365_APPKEY"),
});
async function query(body: QueryStdomOrderRequest): Promise<StdomOrder[]> {
  const answer = await queryStdomOrder({ client: wq, path, body, throwOnError: true });
  return rows<StdomOrder>(accepted(answer.data).response_data);
}
const pages = [await query({ page_number: 1 }), await query({ page_number: 2 })];
const orders = pages.flat();
const first = orders[0]!;

const order_no = "LANGUAGES-0001";
const body = {
  order_no,
  cm_code: first.cm_code!,
  emp_code: first.submit_emp_code!,
  storehouse_code: first.storehouse_code!,
  remarks: "请周一前送达 🚚 <&>",
  prods: [{ product_code: first.prods![0]!.product_code!, input_price: "11.85", input_count: "10", is_gift: "0" }],
};
accepted((await addStdomOrder({ client: wq, path, body, throwOnError: true })).data);
const theirs = await query({ page_number: 1, cm_code: first.cm_code! });
const added = theirs.find((order) => order.order_no === order_no)!;

const client = await wshoto({
  url: setting("WSHOTO_BASE_URL"),
  appid: setting("WSHOTO_APPID"),
  app_secret: setting("WSHOTO_APP_SECRET"),
});
const list = { page_num: 1, page_size: 20 };
const valet = data((await valetorderInfoList({ client, body: list, throwOnError: true })).data).records!;
const known = { id: valet.at(-1)!.id! };
const sale = data((await crmSaleOrderDetail({ client, body: known, throwOnError: true })).data).order!;
const window = { type: 1, start_time: 0n, current_index: 1, page_size: 20 };
const mall = data((await mallOrderList({ client, body: window, throwOnError: true })).data);

const line = canonical({
  vectors: { signing, values, envelopes },
  orders: {
    pages: pages.map((page) => page.length),
    first_id: first.id,
    last_id: orders.at(-1)!.id,
    order_amount: sum(orders.map((order) => order.order_amount)),
  },
  added: { order_no, id: added.id, order_amount: added.order_amount, order_remark: added.order_remark },
  sale_order: {
    id: String(sale.id),
    goods: sale.order_good_list!.length,
    order_account: String(sale.order_account),
  },
  mall_orders: {
    total: Number(mall.total),
    records: mall.records!.length,
    last_detail_id: String(mall.records!.at(-1)!.detail_list!.at(-1)!.order_detail_id),
    pay_price: sum(mall.records!.map((order) => order.pay_price)),
  },
});
console.log(line);
