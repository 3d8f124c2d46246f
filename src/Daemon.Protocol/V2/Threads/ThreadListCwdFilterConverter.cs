using System.Text.Json;
using System.Text.Json.Serialization;
using Daemon.Protocol.V2.Common;

namespace Daemon.Protocol.V2.Threads;

/// <summary>A string or a list of strings.</summary>
internal sealed class ThreadListCwdFilterConverter : JsonConverter<ThreadListCwdFilter>
{
    public override ThreadListCwdFilter Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType is JsonTokenType.String
            ? new ThreadListCwdFilter([reader.GetString()!])
            : new ThreadListCwdFilter(TaggedObject.Strings(JsonElement.ParseValue(ref reader), "cwd"));

    public override void Write(Utf8JsonWriter writer, ThreadListCwdFilter value, JsonSerializerOptions options)
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
