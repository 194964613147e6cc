// Signs the vectors, reads two pages of orders, adds one, reads Wshoto; prints what it saw as one line of JSON.
package dingdan

import dingdan.waiqin365.models.Acknowledgement
import dingdan.waiqin365.models.AddStdomOrderLine
import dingdan.waiqin365.models.AddStdomOrderRequest
import dingdan.waiqin365.models.QueryStdomOrderRequest
import dingdan.waiqin365.models.QueryStdomOrderResponse
import dingdan.waiqin365.models.StdomOrder
import dingdan.wshoto.models.AccessTokenResponse
import dingdan.wshoto.models.CrmSaleOrderDetailRequest
import dingdan.wshoto.models.CrmSaleOrderDetailResponse
import dingdan.wshoto.models.MallOrder
import dingdan.wshoto.models.MallOrderListRequest
import dingdan.wshoto.models.MallOrderListResponse
import dingdan.wshoto.models.ValetorderInfoListRequest
import dingdan.wshoto.models.ValetorderInfoListResponse
import java.io.File
import java.math.BigDecimal
import java.net.URLEncoder.encode
import kotlinx.serialization.Serializable
import kotlinx.serialization.json.JsonArray
import kotlinx.serialization.json.JsonElement
import kotlinx.serialization.json.JsonNull
import kotlinx.serialization.json.JsonObject
import kotlinx.serialization.json.JsonPrimitive
import kotlinx.serialization.json.jsonObject
import kotlinx.serialization.json.jsonPrimitive

private const val QUERY = "/api/stdorder/v1/queryStdomOrder"
private const val ADD = "/api/stdorder/v1/addStdomOrder"

@Serializable
data class Vector(
    val name: String,
    val platform: String = "",
    val field: String = "",
    val wire: String = "",
    val body: String = "",
    val appkey: String = "",
    val timestamp: String = "",
)

@Serializable
data class Vectors(val vectors: List<Vector>)

fun setting(name: String): String = checkNotNull(System.getenv(name)) { "$name is not set" }

/** What `decode` makes of each vector of a kind, by name. */
fun vectors(folder: String, kind: String, decode: (Vector) -> Any): Map<String, Any> =
    JSON.decodeFromString<Vectors>(File(folder, "$kind.json").readText()).vectors.associate { it.name to decode(it) }

/** Decode a record of one field, and give the field's text. */
fun value(vector: Vector): String {
    val text = "{\"${vector.field}\":${vector.wire}}"
    val record = when (vector.platform) {
        "waiqin365" -> JSON.encodeToString(JSON.decodeFromString<StdomOrder>(text))
        else -> JSON.encodeToString(JSON.decodeFromString<MallOrder>(text))
    }
    val read = JSON.parseToJsonElement(record).jsonObject.getValue(vector.field).jsonPrimitive.content
    return if (Regex("-?[\\d.]+[eE][-+]?\\d+").matches(read)) BigDecimal(read).toPlainString() else read
}

fun outcome(vector: Vector): Map<String, Any> {
    val answer = JSON.decodeFromString<QueryStdomOrderResponse>(vector.body)
    if (answer.returnCode != "0") return mapOf("refused" to answer.returnCode)
    return mapOf("rows" to rows<StdomOrder>(answer.responseData).map { it.id!! })
}

fun sum(amounts: List<String?>): String = amounts.sumOf { BigDecimal(it) }.setScale(2).toPlainString()

fun orders(): Map<String, Any> {
    val wq = Waiqin365(setting("WAIQIN365_BASE_URL"), setting("WAIQIN365_OPENID"), setting("WAIQIN365_APPKEY"))
    fun query(filter: QueryStdomOrderRequest): List<StdomOrder> {
        val answer: QueryStdomOrderResponse = wq.call(QUERY, filter)
        accept(answer.returnCode, answer.returnMsg)
        return rows(answer.responseData)
    }
    val pages = listOf(1, 2).map { query(QueryStdomOrderRequest(pageNumber = it)) }
    val known = pages.flatten()
    val first = known.first()

    val orderNo = "LANGUAGES-0001"
    val line = AddStdomOrderLine(
        productCode = first.prods!!.first().productCode, inputPrice = "11.85", inputCount = "10", isGift = "0",
    )
    val request = AddStdomOrderRequest(
        orderNo = orderNo,
        cmCode = first.cmCode,
        empCode = first.submitEmpCode,
        storehouseCode = first.storehouseCode,
        remarks = "请周一前送达 🚚 <&>",
        prods = listOf(line),
    )
    val answer: Acknowledgement = wq.call(ADD, request)
    accept(answer.returnCode, answer.returnMsg)
    val added = query(QueryStdomOrderRequest(pageNumber = 1, cmCode = first.cmCode)).first { it.orderNo == orderNo }
    return mapOf(
        "orders" to mapOf(
            "pages" to pages.map { it.size },
            "first_id" to first.id!!,
            "last_id" to known.last().id!!,
            "order_amount" to sum(known.map { it.orderAmount }),
        ),
        "added" to mapOf(
            "order_no" to orderNo,
            "id" to added.id!!,
            "order_amount" to added.orderAmount!!,
            "order_remark" to added.orderRemark!!,
        ),
    )
}

fun mall(): Map<String, Any> {
    val url = setting("WSHOTO_BASE_URL")
    val application = listOf("appid" to setting("WSHOTO_APPID"), "app_secret" to setting("WSHOTO_APP_SECRET"))
    val query = application.joinToString("&") { (name, value) -> "$name=${encode(value, Charsets.UTF_8)}" }
    val token = JSON.decodeFromString<AccessTokenResponse>(send("GET", "$url/openapi/access_token?$query"))
    accept(token.code, token.msg)
    val ws = Wshoto(url, token.`data`!!.accessToken!!)

    val list = ValetorderInfoListRequest(pageNum = 1, pageSize = 20)
    val valet: ValetorderInfoListResponse = ws.call("POST", "/openapi/valetorder/info/list", list)
    accept(valet.code, valet.msg)
    val known = CrmSaleOrderDetailRequest(id = valet.`data`!!.records!!.last().id!!)
    val detail: CrmSaleOrderDetailResponse = ws.call("GET", "/openapi/crm/saleOrder/detail", known)
    accept(detail.code, detail.msg)
    val sale = detail.`data`!!.order!!
    val window = MallOrderListRequest(type = 1, startTime = 0, currentIndex = 1, pageSize = 20)
    val mall: MallOrderListResponse = ws.call("GET", "/openapi/mall/order/list", window)
    accept(mall.code, mall.msg)
    val records = mall.`data`!!.records!!
    return mapOf(
        "sale_order" to mapOf(
            "id" to sale.id.toString(),
            "goods" to sale.orderGoodList!!.size,
            "order_account" to sale.orderAccount.toString(),
        ),
        "mall_orders" to mapOf(
            "total" to mall.`data`!!.total!!,
            "records" to records.size,
            "last_detail_id" to records.last().detailList!!.last().orderDetailId.toString(),
            "pay_price" to sum(records.map { it.payPrice }),
        ),
    )
}

/** A value as JSON, with the keys of every object in order, the same in every language. */
fun ordered(value: Any?): JsonElement = when (value) {
    null -> JsonNull
    is Map<*, *> -> JsonObject(value.entries.sortedBy { it.key as String }.associate { it.key as String to ordered(it.value) })
    is List<*> -> JsonArray(value.map(::ordered))
    is Number -> JsonPrimitive(value)
    else -> JsonPrimitive(value.toString())
}

fun main(arguments: Array<String>) {
    val decoded = mapOf(
        "signing" to vectors(arguments[0], "signing") { digest(it.body.toByteArray(), it.appkey, it.timestamp) },
        "values" to vectors(arguments[0], "values", ::value),
        "envelopes" to vectors(arguments[0], "envelopes", ::outcome),
    )
    val line = ordered(mapOf("vectors" to decoded) + orders() + mall()).toString() + "\n"
    System.out.write(line.toByteArray())
    System.out.flush()
}
