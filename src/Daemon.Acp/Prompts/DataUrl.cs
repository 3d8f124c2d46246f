namespace Daemon.Acp.Prompts;

/// <summary>Addresses that hold their data in Base64 (RFC 2397).</summary>
internal static class DataUrl
{
    private const string Scheme = "data:";
    private const string Marker = ";base64,";

    public static string Compose(string mimeType, string base64) => $"{Scheme}{mimeType}{Marker}{base64}";

    public static bool TryParse(string url, out string mimeType, out string base64)
    {
        var marker = url.IndexOf(Marker, StringComparison.Ordinal);
        if (!url.StartsWith(Scheme, StringComparison.Ordinal) || marker < 0)
        {
            mimeType = base64 = "";
            return false;
        }

        mimeType = url[Scheme.Length..marker];
        base64 = url[(marker + Marker.Length)..];
        return true;
    }
}
