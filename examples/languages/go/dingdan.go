// What OpenAPI cannot say: Waiqin365's signature, JSON in a JSON string, ids of two types.
package main

import (
	"bytes"
	"cmp"
	"crypto/md5"
	"crypto/rand"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"time"

	"dingdan.example/waiqin365"
)

// Placeholder is what a generated call takes for each of the four segments of the signature.
const Placeholder = "-"

// Signer signs what goes out through it: it sees the very bytes of the body.
type Signer struct{ OpenID, AppKey string }

// Digest is the signature over a body.
func Digest(body []byte, appKey, timestamp string) string {
	return fmt.Sprintf("%x", md5.Sum(append(bytes.Clone(body), "|"+appKey+"|"+timestamp...)))
}

// RoundTrip puts the four segments in the place of the placeholders and sends the request.
func (s Signer) RoundTrip(request *http.Request) (*http.Response, error) {
	defer request.Body.Close()
	body, err := io.ReadAll(request.Body)
	if err != nil {
		return nil, err
	}
	timestamp := fmt.Sprint(time.Now().UnixMilli())
	signed := request.Clone(request.Context())
	digest := Digest(body, s.AppKey, timestamp)
	signed.URL = request.URL.JoinPath("../../../..", url.PathEscape(s.OpenID), timestamp, digest, rand.Text())
	signed.Body = io.NopCloser(bytes.NewReader(body))
	return http.DefaultTransport.RoundTrip(signed)
}

// Refused tells whether a platform said no, which it does with HTTP 200 and a code.
func Refused(code any, message string) error {
	if fmt.Sprint(code) != "0" {
		return fmt.Errorf("code %v: %s", code, message)
	}
	return nil
}

// Rows decodes response_data, JSON inside a JSON string.
func Rows[T any](data string) (rows []T, err error) {
	err = json.Unmarshal([]byte(cmp.Or(data, "[]")), &rows)
	return rows, err
}

// Text is an id, whether it arrived as a number or as text.
func Text(id *waiqin365.Id) string {
	text, _ := id.MarshalJSON()
	return string(bytes.Trim(text, `"`))
}
