<?php
// Signs Waiqin365 requests with PHP alone. Reads one JSON object a line and answers each with one: see
// specs/vectors/README.md.
declare(strict_types=1);

// The digest is over exactly the bytes that are sent, in this order. Strings of PHP are bytes: keep the file in UTF-8.
function digest(string $body, string $appkey, string $timestamp): string
{
    return md5("$body|$appkey|$timestamp");
}

// 13 digits, or yyyyMMddHHmmss of Asia/Shanghai, which is 8 hours ahead of UTC; milliseconds are cut off.
function format_timestamp(int $millis, string $format): string
{
    return $format === 'epoch_millis' ? (string) $millis : gmdate('YmdHis', intdiv($millis, 1000) + 8 * 3600);
}

// rawurlencode keeps ASCII letters, digits and - . _ ~ and encodes every other byte.
function sign_path(array $given): string
{
    $timestamp = format_timestamp($given['epoch_millis'], $given['timestamp_format']);
    $signature = digest($given['body'], $given['appkey'], $timestamp);
    return implode('/', [$given['path'], rawurlencode($given['openid']), $timestamp, $signature,
        rawurlencode($given['msg_id'])]);
}

while (($line = fgets(STDIN)) !== false) {
    ['case' => $name, 'task' => $task, 'input' => $given] = json_decode($line, true, flags: JSON_THROW_ON_ERROR);
    $output = match ($task) {
        'sign' => ['digest' => digest($given['body'], $given['appkey'], $given['timestamp'])],
        'format_timestamp' => ['timestamp' => format_timestamp($given['epoch_millis'], $given['timestamp_format'])],
        'sign_path' => ['signed_path' => sign_path($given)],
        default => null,
    };
    echo json_encode(['case' => $name] + ($output ? ['output' => $output] : ['unsupported' => true])), "\n";
}
