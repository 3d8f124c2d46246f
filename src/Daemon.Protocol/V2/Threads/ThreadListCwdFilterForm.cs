using System.Text.Json;
using Daemon.Protocol.V2.Common;

namespace Daemon.Protocol.V2.Threads;

/// <summary>A string or a list of strings.</summary>
internal static class ThreadListCwdFilterForm
{
    internal const string Schema = """
        {"anyOf":[{"type":"string"},{"type":"array","items":{"type":"string"}}]}
        """;

    internal static ThreadListCwdFilter Read(ref Utf8JsonReader reader) =>
        reader.TokenType is JsonTokenType.String
            ? new ThreadListCwdFilter([reader.GetString()!])
            : new ThreadListCwdFilter(TaggedObject.Strings(JsonElement.ParseValue(ref reader), "cwd"));

    internal static void Write(Utf8JsonWriter writer, ThreadListCwdFilter value)
    {
        if (value.Paths is [string single])
        {
            writer.WriteStringValue(single);
            return;
        }

        writer.WriteStartArray();
        foreach (string path in value.Paths)
        {
            writer.WriteStringValue(path);
        }

        writer.WriteEndArray();
    }
}
