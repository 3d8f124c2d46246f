using System.Text.Json;
using System.Text.Json.Serialization;
using Daemon.JsonRpc.Params;

namespace Daemon.Protocol.V2.Common;

/// <summary>Refuses relative paths, in the words that clients of the protocol know.</summary>
internal sealed class AbsolutePathConverter : JsonConverter<AbsolutePath>
{
    /// <summary>The whole error text for a relative path.</summary>
    internal const string RelativePathError = "AbsolutePathBuf deserialized without a base path";

    public override AbsolutePath Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        string path = reader.TokenType is JsonTokenType.String
            ? reader.GetString()!
            : throw WireError.InvalidType(ref reader, "path string");
        return Path.IsPathFullyQualified(path) ? new AbsolutePath(path) : throw new ParamsException(RelativePathError);
    }

    public override void Write(Utf8JsonWriter writer, AbsolutePath value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Value);
}
