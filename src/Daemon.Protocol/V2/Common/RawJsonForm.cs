using System.Text.Json;
using Daemon.JsonRpc.Payloads;

namespace Daemon.Protocol.V2.Common;

/// <summary>Copies a value's text in, minified so that it fits a line, and out.</summary>
internal static class RawJsonForm
{
    internal const string Schema = "true";

    internal static RawJson Read(ref Utf8JsonReader reader)
    {
        using JsonDocument document = JsonDocument.ParseValue(ref reader);
        using var copy = new PayloadJson();
        document.RootElement.WriteTo(copy.Writer);
        return new RawJson(copy.ToArray());
    }

    internal static void Write(Utf8JsonWriter writer, RawJson value) =>
        writer.WriteRawValue(value.Utf8.Span, skipInputValidation: true);
}
