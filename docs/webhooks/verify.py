# Python: what a message says, or None when it is not ours or older than five minutes. `raw` is the body's bytes as they came,
# before anything has parsed them; `headers` is any mapping with the names in lower case.
import base64, hashlib, hmac, json, time

def verify(raw, headers, secret):
    message_id, at = headers.get("webhook-id", ""), headers.get("webhook-timestamp", "")
    if not at.isascii() or not at.isdigit() or abs(time.time() - int(at)) > 300:
        return None
    key = base64.b64decode(secret.removeprefix("whsec_"))
    signed = f"{message_id}.{at}.".encode() + raw
    expected = "v1," + base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest()).decode()
    given = headers.get("webhook-signature", "").split(" ")
    return json.loads(raw) if any(hmac.compare_digest(expected.encode(), one.encode()) for one in given) else None
