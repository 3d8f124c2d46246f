using System.Text.Json;

namespace Daemon.Protocol.Responses;

/// <summary>The kinds of Responses API items that the daemon acts on; all others are kept and resent as they are.</summary>
public enum ResponseItemKind
{
    Message,
    Reasoning,
    FunctionCall,
    FunctionCallOutput,
    CustomToolCall,
    CustomToolCallOutput,
    LocalShellCall,
    WebSearchCall,
    ToolSearchCall,
    ToolSearchOutput,
    Compaction,
    Unknown,
}

/// <summary>
/// One item of a model conversation: its raw JSON, which is what is stored and resent, and the few members that the daemon reads.
/// Keeping the bytes makes unknown members survive and a long history cheap to hold and to send.
/// </summary>
/// <remarks>Immutable. <see cref="Json"/> is one JSON object in UTF-8 without surrounding white space.</remarks>
public sealed class ResponseItem
{
    private ResponseItem(ReadOnlyMemory<byte> json)
    {
        Json = json;
    }

    /// <summary>The item as JSON, UTF-8.</summary>
    public ReadOnlyMemory<byte> Json { get; }

    public ResponseItemKind Kind { get; private set; } = ResponseItemKind.Unknown;

    /// <summary>The item's own id; null when it has none.</summary>
    public string? Id { get; private set; }

    /// <summary><c>call_id</c> of calls and their outputs.</summary>
    public string? CallId { get; private set; }

    /// <summary><c>name</c> of calls.</summary>
    public string? Name { get; private set; }

    /// <summary><c>namespace</c> of function calls.</summary>
    public string? Namespace { get; private set; }

    /// <summary><c>role</c> of messages.</summary>
    public string? Role { get; private set; }

    /// <summary>Whether this item asks the daemon for an output item.</summary>
    public bool IsCall => Kind is ResponseItemKind.FunctionCall or ResponseItemKind.CustomToolCall or ResponseItemKind.LocalShellCall
        or ResponseItemKind.ToolSearchCall;

    /// <summary>Whether this item answers a call.</summary>
    public bool IsCallOutput => Kind is ResponseItemKind.FunctionCallOutput or ResponseItemKind.CustomToolCallOutput
        or ResponseItemKind.ToolSearchOutput;

    /// <summary>Reads the members of one item. The bytes are kept, not copied.</summary>
    /// <exception cref="JsonException">The bytes are not one JSON object.</exception>
    public static ResponseItem Parse(ReadOnlyMemory<byte> json)
    {
        var item = new ResponseItem(json);
        var reader = new Utf8JsonReader(json.Span);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException("a response item must be a JSON object");
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            item.ReadMember(ref reader);
        }

        if (reader.TokenType != JsonTokenType.EndObject || reader.Read())
        {
            throw new JsonException("a response item must be one JSON object");
        }

        return item;
    }

    private void ReadMember(ref Utf8JsonReader reader)
    {
        if (reader.ValueTextEquals("type"u8))
        {
            Kind = ParseKind(ReadString(ref reader));
        }
        else if (reader.ValueTextEquals("id"u8))
        {
            Id = ReadString(ref reader);
        }
        else if (reader.ValueTextEquals("call_id"u8))
        {
            CallId = ReadString(ref reader);
        }
        else if (reader.ValueTextEquals("name"u8))
        {
            Name = ReadString(ref reader);
        }
        else if (reader.ValueTextEquals("namespace"u8))
        {
            Namespace = ReadString(ref reader);
        }
        else if (reader.ValueTextEquals("role"u8))
        {
            Role = ReadString(ref reader);
        }
        else
        {
            reader.Read();
            reader.Skip();
        }
    }

    private static string? ReadString(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.String)
        {
            return reader.GetString();
        }

        reader.Skip();
        return null;
    }

    private static ResponseItemKind ParseKind(string? type) => type switch
    {
        "message" => ResponseItemKind.Message,
        "reasoning" => ResponseItemKind.Reasoning,
        "function_call" => ResponseItemKind.FunctionCall,
        "function_call_output" => ResponseItemKind.FunctionCallOutput,
        "custom_tool_call" => ResponseItemKind.CustomToolCall,
        "custom_tool_call_output" => ResponseItemKind.CustomToolCallOutput,
        "local_shell_call" => ResponseItemKind.LocalShellCall,
        "web_search_call" => ResponseItemKind.WebSearchCall,
        "tool_search_call" => ResponseItemKind.ToolSearchCall,
        "tool_search_output" => ResponseItemKind.ToolSearchOutput,
        "compaction" => ResponseItemKind.Compaction,
        _ => ResponseItemKind.Unknown,
    };
}
