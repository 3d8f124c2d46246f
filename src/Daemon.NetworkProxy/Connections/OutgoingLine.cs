using Daemon.NetworkProxy.Http;
using Daemon.NetworkProxy.Upstream;
using Daemon.NetworkProxy.Wire;

namespace Daemon.NetworkProxy.Connections;

/// <summary>The beginning of a request as the next hop gets it.</summary>
/// <param name="Proxy">The next hop when it is a proxy, which needs the whole URI.</param>
internal readonly record struct OutgoingLine(RequestTarget Target, UpstreamProxy? Proxy)
{
    /// <summary>Writes request line and Host.</summary>
    public void WriteTo(WireBuffer output, string method)
    {
        var host = Target.Origin.HostField(Target.DefaultPort);
        output.Append(method);
        output.Append(" "u8);
        if (Proxy is not null)
        {
            output.Append("http://"u8);
            output.Append(host);
        }

        output.Append(Target.Path);
        output.Append(" HTTP/1.1\r\nHost: "u8);
        output.Append(host);
        output.Append("\r\n"u8);
        if (Proxy?.Authorization is { } authorization)
        {
            output.Append("Proxy-Authorization: "u8);
            output.Append(authorization);
            output.Append("\r\n"u8);
        }
    }
}
