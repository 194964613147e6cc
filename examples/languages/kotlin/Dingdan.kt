// What the generated models do not bring: the calls, Waiqin365's signature, JSON in a JSON string.
package dingdan

import java.net.URI
import java.net.URLEncoder.encode
import java.net.http.HttpClient
import java.net.http.HttpRequest
import java.net.http.HttpResponse
import java.security.MessageDigest
import java.util.HexFormat
import java.util.UUID
import kotlinx.serialization.json.Json

/** Lenient: a bare number is read as text where the model says so, all its digits kept. */
val JSON = Json {
    isLenient = true
    ignoreUnknownKeys = true
    explicitNulls = false
}

private val HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()

fun digest(body: ByteArray, appkey: String, timestamp: String): String =
    HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(body + "|$appkey|$timestamp".toByteArray()))

fun send(method: String, url: String, body: ByteArray = ByteArray(0)): String {
    val request = HttpRequest.newBuilder(URI.create(url)).header("Content-Type", "application/json")
    val sent = request.method(method, HttpRequest.BodyPublishers.ofByteArray(body)).build()
    return HTTP.send(sent, HttpResponse.BodyHandlers.ofString()).body()
}

/** The records in response_data. */
inline fun <reified T> rows(data: String?): List<T> =
    if (data.isNullOrEmpty()) emptyList() else JSON.decodeFromString<List<T>>(data)

/** Fail with the code and text of a platform that refused a call, which it does with HTTP 200. */
fun accept(code: Any, message: String?) = check(code.toString() == "0") { "$code $message" }

class Waiqin365(val url: String, private val openid: String, private val appkey: String) {
    /** Sign the bytes that are sent. */
    fun post(path: String, json: String): String {
        val body = json.toByteArray()
        val timestamp = System.currentTimeMillis().toString()
        val segments = listOf(encode(openid, Charsets.UTF_8), timestamp, digest(body, appkey, timestamp), UUID.randomUUID())
        return send("POST", "$url$path/${segments.joinToString("/")}", body)
    }

    inline fun <reified B, reified A> call(path: String, body: B): A =
        JSON.decodeFromString<A>(post(path, JSON.encodeToString(body)))
}

class Wshoto(val url: String, token: String) {
    val query = "?access_token=" + encode(token, Charsets.UTF_8)

    inline fun <reified B, reified A> call(method: String, path: String, body: B): A =
        JSON.decodeFromString<A>(send(method, "$url$path$query", JSON.encodeToString(body).toByteArray()))
}
