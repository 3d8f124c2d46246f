using System.Text;
using System.Text.Json;
using Daemon.JsonRpc;
using Daemon.Mcp.Wire;

namespace Daemon.Mcp;

/// <summary>Why a tool server could not do what it was asked.</summary>
public enum McpFailure
{
    /// <summary>It could not be started or reached, or did not finish its handshake.</summary>
    Startup,

    /// <summary>It asks for a sign-in that the daemon has no token for.</summary>
    AuthenticationRequired,

    /// <summary>It refuses the sign-in that the daemon has.</summary>
    ReauthenticationRequired,

    /// <summary>Its connection is over.</summary>
    Closed,

    /// <summary>It did not answer in time.</summary>
    TimedOut,

    /// <summary>It answered with an error, which <see cref="McpException.Error"/> holds.</summary>
    Refused,

    /// <summary>What it sent is not what the protocol says, or what it was to be sent is not.</summary>
    Invalid,
}

/// <summary>A failure of a tool server. The message is for users and models; it holds no credential.</summary>
public sealed class McpException : Exception
{
    public McpException(McpFailure failure, string message, Exception? inner = null)
        : base(message, inner)
    {
        Failure = failure;
    }

    /// <summary>The server's own error.</summary>
    public McpException(RpcException error)
        : base(Describe(error), error)
    {
        Failure = McpFailure.Refused;
        Error = error;
    }

    public McpFailure Failure { get; }

    /// <summary>Set when the server answered with an error.</summary>
    public RpcException? Error { get; }

    internal static McpException TransportClosed(Exception? cause = null) => new(McpFailure.Closed, "Transport closed", cause);

    private static string Describe(RpcException error)
    {
        var data = "";
        if (error.ErrorData is { } raw)
        {
            using var document = JsonDocument.Parse(raw);
            data = $"({Encoding.UTF8.GetString(document.RootElement.Compact())})";
        }

        return string.Create(System.Globalization.CultureInfo.InvariantCulture, $"Mcp error: {error.Code}: {error.Message}{data}");
    }
}
