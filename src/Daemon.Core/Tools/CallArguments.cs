using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json;
using Daemon.Core.History;
using Daemon.Protocol.Responses;

namespace Daemon.Core.Tools;

/// <summary>Reads a call's own members and the JSON in its <c>arguments</c>.</summary>
internal static class CallArguments
{
    private const string ParseFailure = "failed to parse function arguments: ";

    /// <summary>The <c>arguments</c> of a function call as an object; else false and the output that says what is wrong.</summary>
    public static bool TryParse(ResponseItem call, out JsonElement arguments, [NotNullWhen(false)] out string? problem)
    {
        problem = null;
        arguments = default;
        var text = Text(call, "arguments") ?? "";
        try
        {
            using var document = JsonDocument.Parse(text);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
            {
                problem = ParseFailure + "invalid type: expected an object at line 1 column 1";
                return false;
            }

            arguments = document.RootElement.Clone();
            return true;
        }
        catch (JsonException error)
        {
            problem = ParseFailure + Describe(text, error);
            return false;
        }
    }

    /// <summary>Any JSON value as compact UTF-8; else false and what is wrong with the text.</summary>
    public static bool TryParseAny(string text, [NotNullWhen(true)] out byte[]? compact, [NotNullWhen(false)] out string? problem)
    {
        compact = null;
        problem = null;
        try
        {
            using var document = JsonDocument.Parse(text);
            var buffer = new ArrayBufferWriter<byte>(text.Length);
            using (var writer = new Utf8JsonWriter(buffer, History.ResponseItems.WriterOptions))
            {
                document.RootElement.WriteTo(writer);
            }

            compact = buffer.WrittenSpan.ToArray();
            return true;
        }
        catch (JsonException error)
        {
            problem = Describe(text, error);
            return false;
        }
    }

    /// <summary>A string member of the call itself; null when it has none.</summary>
    public static string? Text(ResponseItem call, string member)
    {
        using var document = JsonDocument.Parse(call.Json);
        return document.RootElement.TryGetProperty(member, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
    }

    /// <summary>A member of the item as JSON; null when it has none.</summary>
    public static ReadOnlyMemory<byte> Raw(ResponseItem item, string member)
    {
        using var document = JsonDocument.Parse(item.Json);
        return document.RootElement.TryGetProperty(member, out var value) ? Encoding.UTF8.GetBytes(value.GetRawText()) : "null"u8.ToArray();
    }

    /// <summary>The function call with other arguments, a JSON object.</summary>
    public static ResponseItem WithArguments(ResponseItem call, ReadOnlyMemory<byte> arguments) =>
        With(call, "arguments", Encoding.UTF8.GetString(arguments.Span));

    /// <summary>The call with another text in a member of its own.</summary>
    public static ResponseItem With(ResponseItem call, string member, string text)
    {
        using var document = JsonDocument.Parse(call.Json);
        return ResponseItem.Parse(Replace(document.RootElement, member, text));
    }

    /// <summary>The object with another text in one member, which is added when it has none.</summary>
    public static byte[] Replace(JsonElement json, string member, string text)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, ResponseItems.WriterOptions))
        {
            writer.WriteStartObject();
            foreach (var kept in json.EnumerateObject().Where(kept => kept.Name != member))
            {
                kept.WriteTo(writer);
            }

            writer.WriteString(member, text);
            writer.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>A text as a JSON string.</summary>
    public static ReadOnlyMemory<byte> JsonText(string text)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, ResponseItems.WriterOptions))
        {
            writer.WriteStringValue(text);
        }

        return buffer.WrittenMemory;
    }

    /// <summary>An object of texts.</summary>
    public static ReadOnlyMemory<byte> Object(params ReadOnlySpan<(string Member, string Text)> members)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, ResponseItems.WriterOptions))
        {
            writer.WriteStartObject();
            foreach (var (member, text) in members)
            {
                writer.WriteString(member, text);
            }

            writer.WriteEndObject();
        }

        return buffer.WrittenMemory;
    }

    /// <summary>The text member of the object that a hook gave in place of a call's arguments.</summary>
    /// <exception cref="ArgumentFault">There is none.</exception>
    public static string TextOf(ReadOnlyMemory<byte> input, string member)
    {
        using var document = JsonDocument.Parse(input);
        return document.RootElement.TryGetProperty(member, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()!
            : throw new ArgumentFault($"hook returned updatedInput without string field `{member}`");
    }

    /// <exception cref="ArgumentFault">Absent or of another type.</exception>
    public static string RequiredString(this JsonElement arguments, string name) =>
        arguments.OptionalString(name) ?? throw Missing(arguments, name);

    /// <exception cref="ArgumentFault">Present, but of another type.</exception>
    public static string? OptionalString(this JsonElement arguments, string name)
    {
        if (!TryGet(arguments, name, out var value))
        {
            return null;
        }

        return value.ValueKind == JsonValueKind.String ? value.GetString() : throw WrongType(name, value, "a string");
    }

    /// <exception cref="ArgumentFault">Present, but of another type.</exception>
    public static bool? OptionalBoolean(this JsonElement arguments, string name)
    {
        if (!TryGet(arguments, name, out var value))
        {
            return null;
        }

        return value.ValueKind is JsonValueKind.True or JsonValueKind.False ? value.GetBoolean() : throw WrongType(name, value, "a boolean");
    }

    /// <exception cref="ArgumentFault">Present, but no integer of at least <paramref name="minimum"/>.</exception>
    public static long? OptionalInteger(this JsonElement arguments, string name, long minimum = 0)
    {
        if (!TryGet(arguments, name, out var value))
        {
            return null;
        }

        if (value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) && Math.Abs(number) <= long.MaxValue / 2)
        {
            return number >= minimum ? (long)number : throw new ArgumentFault($"{ParseFailure}invalid value: `{value.GetRawText()}` for `{name}`, expected at least {minimum}");
        }

        throw WrongType(name, value, "a number");
    }

    /// <exception cref="ArgumentFault">Present, but no array of strings.</exception>
    public static IReadOnlyList<string>? OptionalStrings(this JsonElement arguments, string name)
    {
        if (!TryGet(arguments, name, out var value))
        {
            return null;
        }

        if (value.ValueKind != JsonValueKind.Array)
        {
            throw WrongType(name, value, "a sequence");
        }

        var items = new List<string>(value.GetArrayLength());
        foreach (var item in value.EnumerateArray())
        {
            items.Add(item.ValueKind == JsonValueKind.String ? item.GetString()! : throw WrongType(name, item, "a string"));
        }

        return items;
    }

    private static ArgumentFault Missing(JsonElement arguments, string name) =>
        new($"{ParseFailure}missing field `{name}` at {EndOf(arguments.GetRawText())}");

    private static bool TryGet(JsonElement arguments, string name, out JsonElement value) =>
        arguments.TryGetProperty(name, out value) && value.ValueKind != JsonValueKind.Null;

    private static ArgumentFault WrongType(string name, JsonElement value, string expected) =>
        new($"{ParseFailure}invalid type: {Kind(value)} for `{name}`, expected {expected}");

    private static string Kind(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => $"string {value.GetRawText()}",
        JsonValueKind.Number => $"number `{value.GetRawText()}`",
        JsonValueKind.True or JsonValueKind.False => $"boolean `{value.GetRawText()}`",
        JsonValueKind.Array => "sequence",
        _ => "map",
    };

    /// <summary>In the words that models have read from other implementations of these tools.</summary>
    private static string Describe(string text, JsonException error)
    {
        var line = (error.LineNumber ?? 0) + 1;
        var column = (error.BytePositionInLine ?? 0) + 1;
        var end = text.TrimEnd().Length;
        var offset = (int)Math.Min(end, line == 1 ? column - 1 : end);
        var what = offset >= end ? "EOF while parsing a value"
            : text.AsSpan(0, offset).TrimEnd() is [.., '{' or ','] && text[offset] != '"' ? "key must be a string"
            : "expected value";
        return $"{what} at line {line} column {(offset >= end ? end : column)}";
    }

    /// <summary>Where the text ends, as a line and a column.</summary>
    private static string EndOf(string text) => $"line {text.AsSpan().Count('\n') + 1} column {text.Length - text.LastIndexOf('\n') - 1}";
}

/// <summary>Arguments that a tool cannot take; the message is the output for the model.</summary>
internal sealed class ArgumentFault(string message) : Exception(message);
