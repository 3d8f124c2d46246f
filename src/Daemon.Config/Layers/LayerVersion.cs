using System.Security.Cryptography;
using System.Text;

using Daemon.Config.Values;
using Daemon.Toml.Values;

namespace Daemon.Config.Layers;

/// <summary>Fingerprints of layers: <c>sha256:</c> and the SHA-256, in lower-case hex, of the table as canonical JSON.</summary>
internal static class LayerVersion
{
    public static string Of(TomlTable table) =>
        "sha256:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(CanonicalJson.Format(table))));
}
