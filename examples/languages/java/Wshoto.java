import dingdan.wshoto.ApiClient;
import dingdan.wshoto.ApiException;
import dingdan.wshoto.api.TokenApi;
import java.net.URI;
import java.net.http.HttpClient;

/** What OpenAPI cannot say of Wshoto: where the token comes from. */
final class Wshoto {
    /** Give a client whose calls carry a token; the generated ones send the body of a GET as it is. */
    static ApiClient at(String url, String appid, String appSecret) throws ApiException {
        HttpClient.Builder http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1);
        ApiClient client = new ApiClient(http, ApiClient.createDefaultObjectMapper(), url);
        var answer = new TokenApi(client).getAccessToken(appid, appSecret);
        String token = data(answer.getCode(), answer.getMsg(), answer.getData()).getAccessToken();
        String query = "?access_token=" + ApiClient.urlEncode(token);
        return client.setRequestInterceptor(request -> request.uri(URI.create(request.build().uri() + query)));
    }

    /** The data of an answer, or its code and text as an error. */
    static <T> T data(Long code, String message, T data) {
        if (code != 0 || data == null) throw new IllegalStateException(code + " " + message);
        return data;
    }
}
