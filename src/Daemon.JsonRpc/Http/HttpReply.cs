using System.Globalization;
using System.Text;

namespace Daemon.JsonRpc.Http;

/// <summary>A whole answer to an HTTP request; all but 101 end the connection.</summary>
/// <param name="Status">Code and phrase.</param>
/// <param name="Body">Plain text; empty for none.</param>
/// <param name="Fields">Further header fields.</param>
internal sealed record HttpReply(string Status, string Body = "", params KeyValuePair<string, string>[] Fields)
{
    public const string SwitchingProtocols = "101 Switching Protocols";

    public static HttpReply BadRequest(string body = "") => new("400 Bad Request", body);

    public bool IsUpgrade => Status == SwitchingProtocols;

    /// <summary>The bytes of the answer; without the body for a HEAD request.</summary>
    public byte[] ToBytes(bool withBody = true)
    {
        var text = new StringBuilder("HTTP/1.1 ").Append(Status).Append("\r\n");
        foreach ((string name, string value) in Fields)
        {
            text.Append(name).Append(": ").Append(value).Append("\r\n");
        }
        if (!IsUpgrade)
        {
            text.Append("connection: close\r\n");
            if (Body.Length > 0)
            {
                text.Append("content-type: text/plain; charset=utf-8\r\n");
            }
            text.Append(CultureInfo.InvariantCulture, $"content-length: {Encoding.UTF8.GetByteCount(Body)}\r\n");
        }
        return Encoding.UTF8.GetBytes(text.Append("\r\n").Append(withBody ? Body : "").ToString());
    }
}
