"""Java programs for documented calls. They need Java 17 and its standard library only: `java QueryStdomOrder.java`."""

from __future__ import annotations

from generator.model import Platform
from generator.operations import Operation
from generator.variants.sample_bodies import json_text

SIGNED = """\
import java.net.*;
import java.net.http.*;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.*;

public class %(name)s {
    public static void main(String[] arguments) throws Exception {
        String body = %(body)s;
        String now = String.valueOf(System.currentTimeMillis());
        String signed = body + "|" + System.getenv("%(prefix)s_APPKEY") + "|" + now;
        byte[] hash = MessageDigest.getInstance("MD5").digest(signed.getBytes(StandardCharsets.UTF_8));
        String openid = URLEncoder.encode(System.getenv("%(prefix)s_OPENID"), StandardCharsets.UTF_8);
        String url = System.getenv("%(prefix)s_BASE_URL") + "%(path)s/" + openid.replace("+", "%%20") + "/" + now
                + "/" + HexFormat.of().formatHex(hash) + "/" + UUID.randomUUID();
        HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                .version(HttpClient.Version.HTTP_1_1)
                .header("Content-Type", "application/json")
                .%(method)s(HttpRequest.BodyPublishers.ofString(body))
                .build();
        String answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()).body();
        // A JSON library reads it: return_code is "0" on success, response_data is JSON inside a string.
        System.out.println(answer);
    }
}
"""
FETCH = """\
import java.net.*;
import java.net.http.*;
import java.nio.charset.StandardCharsets;
import java.util.regex.*;

public class %(name)s {
    public static void main(String[] arguments) throws Exception {
        HttpClient http = HttpClient.newHttpClient();
        String base = System.getenv("%(prefix)s_BASE_URL");
        String query = %(fields)s;
        HttpRequest application = HttpRequest.newBuilder(URI.create(base + "%(token)s?" + query))
                .version(HttpClient.Version.HTTP_1_1)
                .build();
        String received = http.send(application, HttpResponse.BodyHandlers.ofString()).body();
"""
AUTHORISED = """\
        Matcher token = Pattern.compile("\\"access_token\\"\\\\s*:\\\\s*\\"([^\\"]+)\\"").matcher(received);
        if (!token.find()) throw new IllegalStateException(received);

        String body = %(body)s;
        String access = URLEncoder.encode(token.group(1), StandardCharsets.UTF_8); // valid for some time: keep it
        HttpRequest request = HttpRequest.newBuilder(URI.create(base + "%(path)s?access_token=" + access))
                .version(HttpClient.Version.HTTP_1_1)
                .header("Content-Type", "application/json")
                .method("%(method)s", HttpRequest.BodyPublishers.ofString(body))
                .build();
        String answer = http.send(request, HttpResponse.BodyHandlers.ofString()).body();
        System.out.println(answer); // a JSON library reads it: code is 0 on success
    }
}
"""
SHOW = """\
        System.out.println(received); // a JSON library reads it: code is 0 on success
    }
}
"""


def java(platform: Platform, operation: Operation) -> str:
    """Return the program that makes a call with its first example. It reads credentials and base URL from variables."""
    prefix = platform.key.upper()
    values = {
        "name": operation.id[0].upper() + operation.id[1:], "prefix": prefix,
        "body": text_block(operation), "path": operation.path, "method": operation.http_method,
    }  # fmt: skip
    if operation.has_msg_id:
        return SIGNED % values
    token = next(each for each in platform.operations if each.query)
    values["token"] = token.path
    values["fields"] = '"' + '\n                + "&'.join(
        f'{each.wire}=" + URLEncoder.encode(System.getenv("{prefix}_{each.wire.upper()}"), StandardCharsets.UTF_8)'
        for each in token.query
    )
    fetch = FETCH % values
    if operation is token:
        return fetch.replace("import java.util.regex.*;\n", "") + SHOW
    return fetch + AUTHORISED % values


def text_block(operation: Operation) -> str:
    """Return the JSON of the body as a text block."""
    margin = " " * 16
    text = json_text(operation, margin).replace("\\", "\\\\")
    return f'"""\n{margin}{text}"""'
