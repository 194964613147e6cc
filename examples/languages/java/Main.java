import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dingdan.waiqin365.api.OrdersApi;
import dingdan.waiqin365.model.AddStdomOrderLine;
import dingdan.waiqin365.model.AddStdomOrderRequest;
import dingdan.waiqin365.model.QueryStdomOrderRequest;
import dingdan.waiqin365.model.QueryStdomOrderResponse;
import dingdan.waiqin365.model.StdomOrder;
import dingdan.wshoto.ApiClient;
import dingdan.wshoto.api.MallOrdersApi;
import dingdan.wshoto.api.SaleOrdersApi;
import dingdan.wshoto.api.ValetOrdersApi;
import dingdan.wshoto.model.CrmSaleOrderDetailRequest;
import dingdan.wshoto.model.MallOrder;
import dingdan.wshoto.model.MallOrderListRequest;
import dingdan.wshoto.model.ValetorderInfoListRequest;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Signs the vectors, reads two pages of orders, adds one, reads Wshoto; prints what it saw as one line of JSON. */
public final class Main {
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);
    private static final Waiqin365 WAIQIN = Waiqin365.at(
            setting("WAIQIN365_BASE_URL"), setting("WAIQIN365_OPENID"), setting("WAIQIN365_APPKEY"));

    public static void main(String[] arguments) throws Exception {
        Map<String, Object> line = new TreeMap<>();
        Path folder = Path.of(arguments[0]);
        line.put("vectors", Map.of(
                "signing", vectors(folder, "signing", Main::digest),
                "values", vectors(folder, "values", Main::value),
                "envelopes", vectors(folder, "envelopes", Main::outcome)));
        orders(line);
        mall(line);
        System.out.write((JSON.writeValueAsString(line) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /** What to make of a vector. */
    private interface Decode {
        Object apply(JsonNode vector) throws Exception;
    }

    private static Map<String, Object> vectors(Path folder, String kind, Decode decode) throws Exception {
        Map<String, Object> decoded = new TreeMap<>();
        for (JsonNode vector : JSON.readTree(Files.readString(folder.resolve(kind + ".json"))).get("vectors")) {
            decoded.put(vector.get("name").asText(), decode.apply(vector));
        }
        return decoded;
    }

    private static Object digest(JsonNode vector) throws Exception {
        byte[] body = vector.get("body").asText().getBytes(StandardCharsets.UTF_8);
        return Waiqin365.digest(body, vector.get("appkey").asText(), vector.get("timestamp").asText());
    }

    /** Decode a record of one field, and give the field's text. */
    private static Object value(JsonNode vector) throws Exception {
        boolean waiqin = vector.get("platform").asText().equals("waiqin365");
        ObjectMapper mapper = waiqin ? WAIQIN.client().getObjectMapper() : ApiClient.createDefaultObjectMapper();
        String field = vector.get("field").asText();
        String record = "{\"" + field + "\":" + vector.get("wire").asText() + "}";
        Class<?> type = waiqin ? StdomOrder.class : MallOrder.class;
        JsonNode value = mapper.valueToTree(mapper.readValue(record, type)).get(field);
        return value.isNumber() ? value.decimalValue().toPlainString() : value.asText();
    }

    private static Object outcome(JsonNode vector) throws Exception {
        String body = vector.get("body").asText();
        var answer = WAIQIN.client().getObjectMapper().readValue(body, QueryStdomOrderResponse.class);
        if (!answer.getReturnCode().equals("0")) {
            return Map.of("refused", answer.getReturnCode());
        }
        var rows = WAIQIN.rows(answer.getResponseData(), StdomOrder.class);
        return Map.of("rows", rows.stream().map(StdomOrder::getId).toList());
    }

    private static void orders(Map<String, Object> line) throws Exception {
        OrdersApi api = new OrdersApi(WAIQIN.client());
        List<StdomOrder> orders = new ArrayList<>();
        List<Integer> pages = new ArrayList<>();
        for (int number = 1; number <= 2; number++) {
            List<StdomOrder> page = query(api, new QueryStdomOrderRequest().pageNumber(number));
            pages.add(page.size());
            orders.addAll(page);
        }
        StdomOrder first = orders.get(0);
        line.put("orders", Map.of(
                "pages", pages,
                "first_id", first.getId(),
                "last_id", orders.get(orders.size() - 1).getId(),
                "order_amount", sum(orders.stream().map(order -> new BigDecimal(order.getOrderAmount())))));

        String orderNo = "LANGUAGES-0001";
        WAIQIN.call(api::addStdomOrder, new AddStdomOrderRequest()
                .orderNo(orderNo)
                .cmCode(first.getCmCode())
                .empCode(first.getSubmitEmpCode())
                .storehouseCode(first.getStorehouseCode())
                .remarks("请周一前送达 🚚 <&>")
                .addProdsItem(new AddStdomOrderLine()
                        .productCode(first.getProds().get(0).getProductCode())
                        .inputPrice(new BigDecimal("11.85"))
                        .inputCount(BigDecimal.TEN)
                        .isGift("0")));
        StdomOrder added = query(api, new QueryStdomOrderRequest().pageNumber(1).cmCode(first.getCmCode()))
                .stream().filter(order -> orderNo.equals(order.getOrderNo())).findFirst().orElseThrow();
        line.put("added", Map.of(
                "order_no", orderNo,
                "id", added.getId(),
                "order_amount", added.getOrderAmount(),
                "order_remark", added.getOrderRemark()));
    }

    private static List<StdomOrder> query(OrdersApi api, QueryStdomOrderRequest request)
            throws Exception {
        return WAIQIN.rows(WAIQIN.call(api::queryStdomOrder, request).getResponseData(), StdomOrder.class);
    }

    private static void mall(Map<String, Object> line) throws Exception {
        var client = Wshoto.at(setting("WSHOTO_BASE_URL"), setting("WSHOTO_APPID"), setting("WSHOTO_APP_SECRET"));
        var list = new ValetOrdersApi(client)
                .valetorderInfoList(new ValetorderInfoListRequest().pageNum(1L).pageSize(20L));
        var valet = Wshoto.data(list.getCode(), list.getMsg(), list.getData()).getRecords();
        Long id = valet.get(valet.size() - 1).getId();
        var detail = new SaleOrdersApi(client).crmSaleOrderDetail(new CrmSaleOrderDetailRequest().id(id));
        var sale = Wshoto.data(detail.getCode(), detail.getMsg(), detail.getData()).getOrder();
        line.put("sale_order", Map.of(
                "id", sale.getId().toString(),
                "goods", sale.getOrderGoodList().size(),
                "order_account", sale.getOrderAccount().toString()));

        var window = new MallOrderListRequest().type(1L).startTime(0L).currentIndex(1L).pageSize(20L);
        var answer = new MallOrdersApi(client).mallOrderList(window);
        var page = Wshoto.data(answer.getCode(), answer.getMsg(), answer.getData());
        List<MallOrder> orders = page.getRecords();
        var details = orders.get(orders.size() - 1).getDetailList();
        line.put("mall_orders", Map.of(
                "total", page.getTotal(),
                "records", orders.size(),
                "last_detail_id", details.get(details.size() - 1).getOrderDetailId().toString(),
                "pay_price", sum(orders.stream().map(MallOrder::getPayPrice))));
    }

    private static String sum(Stream<BigDecimal> amounts) {
        return amounts.reduce(BigDecimal.ZERO, BigDecimal::add).setScale(2).toPlainString();
    }

    private static String setting(String name) {
        return Objects.requireNonNull(System.getenv(name), name + " is not set");
    }
}
