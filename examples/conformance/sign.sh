#!/usr/bin/env bash
# Signs Waiqin365 requests with bash and openssl. Reads one JSON object a line and answers each with one: see
# specs/vectors/README.md. Its reader of JSON is enough for the lines of the harness; use jq for anything else.
set -euo pipefail
export LC_ALL=C # one character is one byte
get() { # get NAME...: set each variable to the string or the number that the line has under its name
  local name raw pattern
  for name; do
    pattern="\"$name\": (\"(\\\\.|[^\"\\\\])*\"|[0-9]+)"
    [[ $line =~ $pattern ]] || return
    raw=${BASH_REMATCH[1]#\"} raw=${raw%\"}
    printf -v "$name" %b "${raw//\\\"/\"}" # %b resolves all escapes but \"
  done
}
# The digest is over exactly the bytes that are sent, in this order.
digest() { printf '%s|%s|%s' "$body" "$appkey" "$timestamp" | openssl dgst -md5 -r | cut -c 1-32; }
format_timestamp() {
  timestamp=$epoch_millis
  [[ $timestamp_format = epoch_millis ]] || TZ=CST-8 printf -v timestamp '%(%Y%m%d%H%M%S)T' $((epoch_millis / 1000))
}
segment() { # percent-encode every byte but ASCII letters, digits and - . _ ~
  local i code
  for ((i = 0; i < ${#1}; i++)); do
    printf -v code %d "'${1:i:1}"
    if [[ ${1:i:1} = [A-Za-z0-9._~-] ]]; then printf %s "${1:i:1}"; else printf %%%02X $((code & 255)); fi
  done
}
while IFS= read -r line; do
  get case task
  case $task in
    sign) get body appkey timestamp; output="\"digest\": \"$(digest)\"" ;;
    format_timestamp) get epoch_millis timestamp_format; format_timestamp; output="\"timestamp\": \"$timestamp\"" ;;
    sign_path) get path body openid appkey timestamp_format epoch_millis msg_id; format_timestamp
      output="\"signed_path\": \"$path/$(segment "$openid")/$timestamp/$(digest)/$(segment "$msg_id")\"" ;;
    *) printf '{"case": "%s", "unsupported": true}\n' "$case"; continue ;;
  esac
  printf '{"case": "%s", "output": {%s}}\n' "$case" "$output"
done
