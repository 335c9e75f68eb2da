// .NET: what a message says, or null when it is not ours or older than five minutes. `raw` is the body as it came.
using System; using System.Linq; using System.Security.Cryptography; using System.Text; using System.Text.Json;
using Microsoft.AspNetCore.Http;
public static class OpslagWebhook {
    public static JsonElement? Verify(string raw, IHeaderDictionary headers, string secret) {
        var (id, at) = (headers["webhook-id"].ToString(), headers["webhook-timestamp"].ToString());
        if (!long.TryParse(at, out var sent) || DateTimeOffset.UtcNow.ToUnixTimeSeconds() - sent is < -300 or > 300) return null;
        var key = Convert.FromBase64String(secret["whsec_".Length..]);
        var hash = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"{id}.{at}.{raw}"));
        var expected = Encoding.UTF8.GetBytes("v1," + Convert.ToBase64String(hash));
        var isOurs = headers["webhook-signature"].ToString().Split(' ')
            .Any(one => CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(one), expected));
        return isOurs ? JsonDocument.Parse(raw).RootElement : null;
    }
}
