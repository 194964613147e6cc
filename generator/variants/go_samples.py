"""Go programs for documented calls. They need Go 1.24 and its standard library only.

They are indented with spaces: the YAML library writes text with tabs as one escaped line. gofmt makes tabs of them.
"""

from __future__ import annotations

import json

from generator.model import Platform
from generator.operations import Operation
from generator.variants.sample_bodies import json_text

SIGNED = """\
package main

import (
    "crypto/md5"
    "crypto/rand"
    "encoding/json"
    "fmt"
    "log"
    "net/http"
    "net/url"
    "os"
    "strings"
    "time"
)

func main() {
    body := %(body)s
    now := fmt.Sprint(time.Now().UnixMilli())
    digest := fmt.Sprintf("%%x", md5.Sum([]byte(body+"|"+os.Getenv("%(prefix)s_APPKEY")+"|"+now)))
    segments := []string{url.PathEscape(os.Getenv("%(prefix)s_OPENID")), now, digest, rand.Text()}
    address := os.Getenv("%(prefix)s_BASE_URL") + "%(path)s/" + strings.Join(segments, "/")
    response, err := http.Post(address, "application/json", strings.NewReader(body))
    if err != nil {
        log.Fatal(err)
    }
    defer response.Body.Close()
    var answer struct {
        Code    string `json:"return_code"`
        Message string `json:"return_msg"`
        Data    string `json:"response_data"`
    }
    if err := json.NewDecoder(response.Body).Decode(&answer); err != nil {
        log.Fatal(err)
    }
    if answer.Code != "0" {
        log.Fatal(answer.Message)
    }
    fmt.Printf("%%+v\\n", answer) // Data is JSON inside a string
}
"""
CALL = """\
package main

import (
    "encoding/json"
    "fmt"
    "log"
    "net/http"
    "net/url"
    "os"
    "strings"
)

func call(method, address, body string) json.RawMessage {
    request, err := http.NewRequest(method, os.Getenv("%(prefix)s_BASE_URL")+address, strings.NewReader(body))
    if err != nil {
        log.Fatal(err)
    }
    request.Header.Set("Content-Type", "application/json")
    response, err := http.DefaultClient.Do(request)
    if err != nil {
        log.Fatal(err)
    }
    defer response.Body.Close()
    var answer struct {
        Code int             `json:"code"`
        Msg  string          `json:"msg"`
        Data json.RawMessage `json:"data"`
    }
    if err := json.NewDecoder(response.Body).Decode(&answer); err != nil {
        log.Fatal(err)
    }
    if answer.Code != 0 {
        log.Fatal(answer.Msg)
    }
    return answer.Data
}

func main() {
    application := url.Values{%(fields)s}
    received := call("GET", "%(token)s?"+application.Encode(), "")
"""
SHOW = """\
    fmt.Println(string(received))
}
"""
AUTHORISED = """\
    var token struct {
        Text string `json:"access_token"` // valid for some time: keep it
    }
    if err := json.Unmarshal(received, &token); err != nil {
        log.Fatal(err)
    }
    body := %(body)s
    data := call("%(method)s", "%(path)s?access_token="+url.QueryEscape(token.Text), body)
    fmt.Println(string(data))
}
"""


def go(platform: Platform, operation: Operation) -> str:
    """Return the program that makes a call with its first example. It reads credentials and base URL from variables."""
    prefix = platform.key.upper()
    values = {
        "prefix": prefix, "body": raw_string(operation), "path": operation.path, "method": operation.http_method
    }  # fmt: skip
    if operation.has_msg_id:
        return SIGNED % values
    token = next(each for each in platform.operations if each.query)
    values["token"] = token.path
    values["fields"] = ", ".join(
        f'"{each.wire}": {{os.Getenv("{prefix}_{each.wire.upper()}")}}' for each in token.query
    )
    return CALL % values + (SHOW if operation is token else AUTHORISED % values)


def raw_string(operation: Operation) -> str:
    """Return the JSON of the body as a raw string, or as an interpreted one if it has a backtick."""
    text = json_text(operation)
    return json.dumps(text, ensure_ascii=False) if "`" in text else f"`{text}`"
