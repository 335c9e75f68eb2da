using System; using System.Security.Cryptography; using System.Text; using System.Text.Json;

public static class OpslagToken {
    static string Part(byte[] bytes) => Convert.ToBase64String(bytes).TrimEnd('=').Replace('+', '-').Replace('/', '_');
    static string Json(object value) => Part(JsonSerializer.SerializeToUtf8Bytes(value));
    public static string Make() {
        var now = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        var text = Json(new { alg = "HS256", typ = "JWT" }) + "." + Json(new { aud = "{institution}", iat = now, exp = now + 300 });
        var key = Encoding.UTF8.GetBytes(Environment.GetEnvironmentVariable("OPSLAG_TOKEN_SECRET")!);
        return text + "." + Part(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text)));
    }
}
