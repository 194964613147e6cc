# Signs the vectors, reads two pages of orders, adds one, reads Wshoto; prints what it saw as one line of JSON.
# frozen_string_literal: true

require "bigdecimal"
require "json"
require_relative "dingdan"

Order = Waiqin365Api::StdomOrder

# What the block makes of each vector of a kind, by name.
def vectors(kind, &decode)
  cases = JSON.parse(File.read("#{ARGV[0]}/#{kind}.json", encoding: "UTF-8"), symbolize_names: true)[:vectors]
  cases.to_h { |vector| [vector[:name], decode.call(vector)] }
end

# Decode a record of one field, and give the field's text.
def value(vector)
  record = vector[:platform] == "waiqin365" ? Order : WshotoApi::MallOrder
  read = record.build_from_hash(JSON.parse(Dingdan.quoted("{\"#{vector[:field]}\":#{vector[:wire]}}")))
  text = read.to_hash[vector[:field].to_sym].to_s
  text.match?(/\A-?[\d.]+[eE][-+]?\d+\z/) ? BigDecimal(text).to_i.to_s : text
end

def outcome(vector)
  answer = Waiqin365Api::QueryStdomOrderResponse.build_from_hash(JSON.parse(vector[:body]))
  return { refused: answer.return_code } if answer.return_code != "0"

  { rows: Dingdan.rows(answer.response_data, Order).map(&:id) }
end

def sum(amounts) = format("%.2f", amounts.sum(BigDecimal(0)) { |amount| BigDecimal(amount) })

def query(api, openid, filters)
  request = Waiqin365Api::QueryStdomOrderRequest.new(filters)
  answer = api.query_stdom_order(*Dingdan.signature(openid), request)
  Dingdan.rows(Dingdan.accepted(answer, answer.return_code, answer.return_msg).response_data, Order)
end

def orders
  openid = ENV.fetch("WAIQIN365_OPENID")
  config = at(Waiqin365Api::Configuration.new, ENV.fetch("WAIQIN365_BASE_URL"))
  api = Waiqin365Api::OrdersApi.new(Dingdan::SigningClient.new(config, ENV.fetch("WAIQIN365_APPKEY")))
  pages = [1, 2].map { |number| query(api, openid, page_number: number) }
  known = pages.flatten
  first = known.first

  order_no = "LANGUAGES-0001"
  line = Waiqin365Api::AddStdomOrderLine.new(
    product_code: first.prods.first.product_code, input_price: "11.85", input_count: "10", is_gift: "0"
  )
  request = Waiqin365Api::AddStdomOrderRequest.new(
    order_no: order_no,
    cm_code: first.cm_code,
    emp_code: first.submit_emp_code,
    storehouse_code: first.storehouse_code,
    remarks: "请周一前送达 🚚 <&>",
    prods: [line]
  )
  answer = api.add_stdom_order(*Dingdan.signature(openid), request)
  Dingdan.accepted(answer, answer.return_code, answer.return_msg)
  added = query(api, openid, page_number: 1, cm_code: first.cm_code).find { |order| order.order_no == order_no }
  {
    orders: {
      pages: pages.map(&:size),
      first_id: first.id,
      last_id: known.last.id,
      order_amount: sum(known.map(&:order_amount))
    },
    added: {
      order_no: order_no,
      id: added.id,
      order_amount: added.order_amount,
      order_remark: added.order_remark
    }
  }
end

def mall
  config = at(WshotoApi::Configuration.new, ENV.fetch("WSHOTO_BASE_URL"))
  client = Dingdan::WshotoClient.new(config)
  answer = WshotoApi::TokenApi.new(client).get_access_token(ENV.fetch("WSHOTO_APPID"), ENV.fetch("WSHOTO_APP_SECRET"))
  config.api_key["access_token"] = data(answer).access_token

  list = WshotoApi::ValetorderInfoListRequest.new(page_num: 1, page_size: 20)
  valet = data(WshotoApi::ValetOrdersApi.new(client).valetorder_info_list(list)).records
  known = WshotoApi::CrmSaleOrderDetailRequest.new(id: valet.last.id)
  sale = data(WshotoApi::SaleOrdersApi.new(client).crm_sale_order_detail(known)).order
  window = WshotoApi::MallOrderListRequest.new(type: 1, start_time: 0, current_index: 1, page_size: 20)
  page = data(WshotoApi::MallOrdersApi.new(client).mall_order_list(window))
  {
    sale_order: {
      id: sale.id.to_s,
      goods: sale.order_good_list.size,
      order_account: sale.order_account.to_s
    },
    mall_orders: {
      total: page.total,
      records: page.records.size,
      last_detail_id: page.records.last.detail_list.last.order_detail_id.to_s,
      pay_price: sum(page.records.map(&:pay_price))
    }
  }
end

def data(answer) = Dingdan.accepted(answer, answer.code, answer.msg).data

# Point a generated configuration to a base URL.
def at(config, url)
  config.scheme, config.host = url.split("://")
  config
end

# Put the keys of every object in order, the same in every language.
def ordered(value)
  return value.map { |each| ordered(each) } if value.is_a?(Array)

  value.is_a?(Hash) ? value.transform_keys(&:to_s).sort.to_h { |name, each| [name, ordered(each)] } : value
end

decoded = {
  signing: vectors("signing") { |it| Dingdan.digest(it[:body], it[:appkey], it[:timestamp]) },
  values: vectors("values") { |it| value(it) },
  envelopes: vectors("envelopes") { |it| outcome(it) }
}
$stdout.set_encoding("UTF-8")
puts JSON.generate(ordered({ vectors: decoded, **orders, **mall }))
