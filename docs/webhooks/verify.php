<?php // PHP: what a message says, or null when it is not ours or older than five minutes. `$raw` is file_get_contents('php://input').
function verify(string $raw, array $headers, string $secret): ?array {
    [$id, $at, $given] = [$headers['webhook-id'] ?? '', $headers['webhook-timestamp'] ?? '', $headers['webhook-signature'] ?? ''];
    if (!ctype_digit($at) || abs(time() - (int) $at) > 300) return null;
    $key = base64_decode(substr($secret, strlen('whsec_')));
    $expected = 'v1,' . base64_encode(hash_hmac('sha256', "$id.$at.$raw", $key, true));
    foreach (explode(' ', $given) as $one) if (hash_equals($expected, $one)) return json_decode($raw, true);
    return null;
}
// On a page: $message = verify(file_get_contents('php://input'), array_change_key_case(getallheaders()), $secret);
