using System.Security.Cryptography;
using System.Text;

namespace Daemon.JsonRpc.WebSockets.Auth;

/// <summary>One secret token, known by its SHA-256 digest; compared in constant time.</summary>
internal sealed class CapabilityTokenVerifier(byte[] sha256) : IBearerVerifier
{
    public string? Refusal(string token) =>
        CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.Latin1.GetBytes(token)), sha256)
            ? null
            : "invalid websocket bearer token";
}
