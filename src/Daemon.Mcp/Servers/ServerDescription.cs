using System.Text.Json;
using Daemon.Mcp.Wire;

namespace Daemon.Mcp.Servers;

/// <summary>What a server said of itself in the handshake. Raw members are JSON on one line.</summary>
/// <param name="Info">Its name and version; null when it gave none.</param>
/// <param name="Instructions">How its tools are to be used, for the model; null for nothing.</param>
public sealed record ServerDescription(
    string ProtocolVersion, ReadOnlyMemory<byte>? Info, ReadOnlyMemory<byte> Capabilities, bool HasTools, string? Instructions)
{
    /// <exception cref="McpException">It is no answer to <c>initialize</c>.</exception>
    internal static ServerDescription Read(ReadOnlyMemory<byte> result)
    {
        using var document = JsonDocument.Parse(result);
        var root = document.RootElement;
        if (root.Text("protocolVersion") is not { } version)
        {
            throw new McpException(McpFailure.Invalid, "the server's answer to initialize has no protocolVersion");
        }

        var capabilities = root.Member("capabilities");
        return new ServerDescription(
            version,
            root.Member("serverInfo") is { ValueKind: JsonValueKind.Object } info ? info.Compact() : default(ReadOnlyMemory<byte>?),
            capabilities is { } known ? known.Compact() : "{}"u8.ToArray(),
            capabilities?.Member("tools") is not null,
            root.Text("instructions"));
    }
}
