import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dingdan.waiqin365.ApiClient;
import dingdan.waiqin365.ApiException;
import java.math.BigDecimal;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

/** What OpenAPI cannot say of Waiqin365: the signature, and the JSON inside a JSON string. */
record Waiqin365(ApiClient client, String openid, String appkey) {
    /** A generated call, whose first four arguments are those of the signature. */
    interface Call<B, A> {
        A send(String openid, String timestamp, String digest, String msgId, B body) throws ApiException;
    }

    static Waiqin365 at(String url, String openid, String appkey) {
        ObjectMapper mapper = ApiClient.createDefaultObjectMapper();
        mapper.configOverride(BigDecimal.class).setFormat(JsonFormat.Value.forShape(JsonFormat.Shape.STRING));
        HttpClient.Builder http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1);
        return new Waiqin365(new ApiClient(http, mapper, url), openid, appkey);
    }

    static String digest(byte[] body, String appkey, String timestamp) throws GeneralSecurityException {
        MessageDigest md5 = MessageDigest.getInstance("MD5");
        md5.update(body);
        return HexFormat.of().formatHex(md5.digest(("|" + appkey + "|" + timestamp).getBytes(StandardCharsets.UTF_8)));
    }

    /** Sign and send. The generated call writes the body with the same mapper, so these are the bytes it sends. */
    <B, A> A call(Call<B, A> call, B body) throws Exception {
        ObjectMapper mapper = client.getObjectMapper();
        String timestamp = String.valueOf(System.currentTimeMillis());
        String digest = digest(mapper.writeValueAsBytes(body), appkey, timestamp);
        A answer = call.send(openid, timestamp, digest, UUID.randomUUID().toString(), body);
        var envelope = mapper.valueToTree(answer);
        if (!envelope.path("return_code").asText().equals("0")) {
            throw new IllegalStateException(envelope.path("return_code") + " " + envelope.path("return_msg"));
        }
        return answer;
    }

    /** The records in response_data. */
    <T> List<T> rows(String data, Class<T> record) throws JsonProcessingException {
        ObjectMapper mapper = client.getObjectMapper();
        var list = mapper.getTypeFactory().constructCollectionType(List.class, record);
        return data == null || data.isEmpty() ? List.of() : mapper.readValue(data, list);
    }
}
