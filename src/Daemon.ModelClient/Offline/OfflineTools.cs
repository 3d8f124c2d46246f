using System.Text.Json;

namespace Daemon.ModelClient.Offline;

/// <summary>Which of the tools that the offline provider can use a request offers.</summary>
internal readonly record struct OfflineTools(bool ExecCommand, bool ApplyPatch)
{
    /// <param name="tools">The request's tools: a JSON array, or empty.</param>
    public static OfflineTools Read(ReadOnlySpan<byte> tools)
    {
        var offered = default(OfflineTools);
        var reader = new Utf8JsonReader(tools);
        if (tools.IsEmpty || !reader.Read() || reader.TokenType != JsonTokenType.StartArray)
        {
            return offered;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.StartObject)
        {
            offered = offered.With(ReadTool(ref reader));
        }

        return offered;
    }

    private OfflineTools With((string? Type, string? Name) tool) => tool switch
    {
        ("function", "exec_command") => this with { ExecCommand = true },
        ("custom", "apply_patch") => this with { ApplyPatch = true },
        _ => this,
    };

    private static (string? Type, string? Name) ReadTool(ref Utf8JsonReader reader)
    {
        string? type = null;
        string? name = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            bool isType = reader.ValueTextEquals("type"u8);
            bool isName = reader.ValueTextEquals("name"u8);
            reader.Read();
            if (reader.TokenType == JsonTokenType.String && (isType || isName))
            {
                type = isType ? reader.GetString() : type;
                name = isName ? reader.GetString() : name;
            }

            reader.Skip();
        }

        return (type, name);
    }
}
