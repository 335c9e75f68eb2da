// .NET (ASP.NET Core): puts an element of {institution} into a page, e.g. `@await Opslag.Element(Context.Request, "job-list", "&lang=en")`.
// What was answered is kept for a minute.
using Microsoft.AspNetCore.Html; using Microsoft.AspNetCore.Http.Extensions; using Microsoft.Extensions.Caching.Memory;
public static class Opslag {
    static readonly HttpClient Client = new() { Timeout = TimeSpan.FromSeconds(2) };
    static readonly MemoryCache Kept = new(new MemoryCacheOptions { SizeLimit = 500 });
    public static async Task<IHtmlContent> Element(HttpRequest request, string element, string more = "") => new HtmlString(
        await Kept.GetOrCreateAsync($"element={element}{more}&page={Uri.EscapeDataString(request.GetEncodedUrl())}", async entry => {
            entry.SetSize(1).SetAbsoluteExpiration(TimeSpan.FromMinutes(1));
            try { return await Client.GetStringAsync("{origin}/v1/institutions/{institution}/fragment?" + entry.Key); }
            catch (Exception) { return $"<opslag-{element} institution=\"{institution}\"><a href=\"{origin}/portal/{institution}\">Ledige stillinger</a></opslag-{element}>"; } }));
}
