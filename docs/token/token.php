<?php // Ten lines on the server of the intranet: the secret stands in its environment, never in a page.
function opslag_token() {
    $part = fn($bytes) => rtrim(strtr(base64_encode($bytes), '+/', '-_'), '=');
    $now = time();
    $text = $part(json_encode(['alg' => 'HS256', 'typ' => 'JWT'])) . '.' .
        $part(json_encode(['aud' => '{institution}', 'iat' => $now, 'exp' => $now + 300]));
    return $text . '.' . $part(hash_hmac('sha256', $text, getenv('OPSLAG_TOKEN_SECRET'), true));
}
echo opslag_token();
