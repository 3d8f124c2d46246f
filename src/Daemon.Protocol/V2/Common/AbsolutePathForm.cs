using System.Text.Json;
using Daemon.JsonRpc.Params;
using Daemon.Protocol.V2.Json;

namespace Daemon.Protocol.V2.Common;

/// <summary>Refuses relative paths, in the words that clients of the protocol know.</summary>
internal static class AbsolutePathForm
{
    internal const string Schema = """{"type":"string"}""";

    /// <summary>The whole error text for a relative path.</summary>
    internal const string RelativePathError = "AbsolutePathBuf deserialized without a base path";

    internal static AbsolutePath Read(ref Utf8JsonReader reader)
    {
        string path = reader.TokenType is JsonTokenType.String
            ? reader.GetString()!
            : throw WireError.InvalidType(ref reader, "path string");
        if (path.Contains('\0', StringComparison.Ordinal))
        {
            throw new ParamsException("file name contained an unexpected NUL byte");
        }

        return Path.IsPathFullyQualified(path) ? new AbsolutePath(path) : throw new ParamsException(RelativePathError);
    }

    internal static void Write(Utf8JsonWriter writer, AbsolutePath value) =>
        writer.WriteStringValue(value.Value);
}
