/** Signs the vectors, reads two pages of orders, adds one, reads Wshoto; prints what it saw as one line of JSON. */

import { decode, digest, type Exact, Waiqin365, Wshoto } from "./dingdan.ts";
import type { components as WaiqinComponents } from "./generated/waiqin365.ts";
import { canonical, type Envelope, setting, type Signing, sum, type Value, vectors } from "./line.ts";

type StdomOrder = WaiqinComponents["schemas"]["StdomOrder"];
type Answer = Exact<WaiqinComponents["schemas"]["QueryStdomOrderResponse"]>;

const QUERY = "/api/stdorder/v1/queryStdomOrder/{openid}/{timestamp}/{digest}/{msg_id}";
const ADD = "/api/stdorder/v1/addStdomOrder/{openid}/{timestamp}/{digest}/{msg_id}";

const signing = vectors<Signing>("signing", ({ body, appkey, timestamp }) => digest(body, appkey, timestamp));
const values = vectors<Value>("values", ({ field, wire }) => {
  const record = decode(`{"${field}":${wire}}`) as Record<string, unknown>;
  return String(record[field]);
});
const envelopes = vectors<Envelope>("envelopes", ({ body }) => {
  const answer = decode(body) as Answer;
  if (answer.return_code !== "0") return { refused: answer.return_code };
  return { rows: Waiqin365.rows<StdomOrder>(answer).map((order) => String(order.id)) };
});

const wq = new Waiqin365({
  url: setting("WAIQIN365_BASE_URL"),
  openid: setting("WAIQIN365_OPENID"),
  appkey: setting("WAIQIN365_APPKEY"),
});
const pages = [];
for (const page_number of [1, 2]) pages.push(Waiqin365.rows<StdomOrder>(await wq.call(QUERY, { page_number })));
const orders = pages.flat();
const first = orders[0]!;

const order_no = "LANGUAGES-0001";
await wq.call(ADD, {
  order_no,
  cm_code: first.cm_code!,
  emp_code: first.submit_emp_code!,
  storehouse_code: first.storehouse_code!,
  remarks: "请周一前送达 🚚 <&>",
  prods: [{ product_code: first.prods![0]!.product_code!, input_price: "11.85", input_count: "10", is_gift: "0" }],
});
const theirs = Waiqin365.rows<StdomOrder>(await wq.call(QUERY, { page_number: 1, cm_code: first.cm_code! }));
const added = theirs.find((order) => order.order_no === order_no)!;

const ws = new Wshoto({
  url: setting("WSHOTO_BASE_URL"),
  appid: setting("WSHOTO_APPID"),
  app_secret: setting("WSHOTO_APP_SECRET"),
});
const valet = await ws.call("post", "/openapi/valetorder/info/list", { page_num: 1, page_size: 20 });
const id = valet.records!.at(-1)!.id!;
const { order: sale } = await ws.call("get", "/openapi/crm/saleOrder/detail", { id });
const window = { type: 1, start_time: 0, current_index: 1, page_size: 20 };
const mall = await ws.call("get", "/openapi/mall/order/list", window);

const line = canonical({
  vectors: { signing, values, envelopes },
  orders: {
    pages: pages.map((page) => page.length),
    first_id: String(first.id),
    last_id: String(orders.at(-1)!.id),
    order_amount: sum(orders.map((order) => order.order_amount)),
  },
  added: { order_no, id: String(added.id), order_amount: added.order_amount, order_remark: added.order_remark },
  sale_order: {
    id: String(sale!.id),
    goods: sale!.order_good_list!.length,
    order_account: String(sale!.order_account),
  },
  mall_orders: {
    total: Number(mall.total),
    records: mall.records!.length,
    last_detail_id: String(mall.records!.at(-1)!.detail_list!.at(-1)!.order_detail_id),
    pay_price: sum(mall.records!.map((order) => order.pay_price)),
  },
});
console.log(line);
