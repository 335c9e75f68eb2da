import base64, hashlib, hmac, json, os, time

def part(data):
    return base64.urlsafe_b64encode(data).rstrip(b"=")

def opslag_token():
    now = int(time.time())
    claims = {"aud": "{institution}", "iat": now, "exp": now + 300}
    text = part(json.dumps({"alg": "HS256", "typ": "JWT"}).encode()) + b"." + part(json.dumps(claims).encode())
    return (text + b"." + part(hmac.new(os.environ["OPSLAG_TOKEN_SECRET"].encode(), text, hashlib.sha256).digest())).decode()

print(opslag_token())
