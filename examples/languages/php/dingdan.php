<?php
// What OpenAPI cannot say: Waiqin365's signature, JSON in a JSON string, and numbers that a float would round.

declare(strict_types=1);

namespace Dingdan;

use GuzzleHttp\Client;
use GuzzleHttp\HandlerStack;
use GuzzleHttp\Middleware;
use GuzzleHttp\Psr7\Utils;
use Psr\Http\Message\RequestInterface;
use Psr\Http\Message\ResponseInterface;

/** What a generated call takes for the digest: the client puts the real one in its place. */
const PLACEHOLDER = '00000000000000000000000000000000';

function digest(string $body, string $appkey, string $timestamp): string
{
    return md5("$body|$appkey|$timestamp");
}

/** Quote the numbers of a JSON text, strings kept as they are: the generated types read all digits of a text. */
function quoted(string $json): string
{
    return preg_replace_callback(
        '/("(?:[^"\\\\]|\\\\.)*+")|-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?/',
        fn (array $found) => $found[1] ?? "\"$found[0]\"",
        $json,
    ) ?? throw new \RuntimeException(preg_last_error_msg());
}

/** An HTTP client for the generated classes. With an appkey it signs: it sees the very bytes of the body. */
function client(string $appkey = ''): Client
{
    $stack = HandlerStack::create();
    $stack->push(Middleware::mapRequest(function (RequestInterface $request) use ($appkey) {
        $segments = explode('/', $request->getUri()->getPath());
        if (array_slice($segments, -2, 1) !== [PLACEHOLDER]) {
            return $request;
        }
        $digest = digest((string) $request->getBody(), $appkey, $segments[count($segments) - 3]);
        array_splice($segments, -2, 1, [$digest]);
        return $request->withUri($request->getUri()->withPath(implode('/', $segments)));
    }));
    $stack->push(Middleware::mapResponse(
        fn (ResponseInterface $response) => $response->withBody(Utils::streamFor(quoted((string) $response->getBody()))),
    ));
    return new Client(['handler' => $stack, 'timeout' => 60]);
}

/** The four arguments of the signature, which come before the body. */
function signature(string $openid): array
{
    return [$openid, (string) (int) (microtime(true) * 1000), PLACEHOLDER, bin2hex(random_bytes(16))];
}

/** Return an answer whose code is that of success. */
function accepted(object $answer, mixed $code, ?string $message): object
{
    return (string) $code === '0' ? $answer : throw new \RuntimeException("code $code: $message");
}

/** The records in response_data. */
function rows(?string $data, string $record): array
{
    return $data ? Waiqin365\ObjectSerializer::deserialize(quoted($data), $record . '[]') : [];
}
