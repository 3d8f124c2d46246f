using System.Text.Json;
using Daemon.JsonRpc;

namespace Daemon.Acp.Editor;

/// <summary>Reads the arguments of a call that the model wrote.</summary>
/// <remarks>Its exceptions are worded for the model.</remarks>
internal readonly struct EditorToolArguments(JsonElement arguments)
{
    /// <exception cref="RpcException">Absent or no text.</exception>
    public string Text(string name) => OptionalText(name) ?? throw AcpErrors.InvalidParams($"the argument {name} is missing");

    /// <exception cref="RpcException">No text.</exception>
    public string? OptionalText(string name) => Find(name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.String } value => value.GetString(),
        _ => throw AcpErrors.InvalidParams($"the argument {name} must be a string"),
    };

    /// <exception cref="RpcException">Absent, or no absolute path.</exception>
    public string AbsolutePath(string name) =>
        Text(name) is var path && Path.IsPathFullyQualified(path) ? path : throw AcpErrors.InvalidParams($"the argument {name} must be an absolute path");

    /// <exception cref="RpcException">No positive number.</exception>
    public uint? Count(string name) => Find(name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.Number } value when value.TryGetUInt32(out var count) && count > 0 => count,
        _ => throw AcpErrors.InvalidParams($"the argument {name} must be a number from 1"),
    };

    /// <exception cref="RpcException">No list of texts.</exception>
    public IReadOnlyList<string> Texts(string name)
    {
        if (Find(name) is not { } list)
        {
            return [];
        }

        List<string> texts = [];
        if (list.ValueKind != JsonValueKind.Array)
        {
            throw AcpErrors.InvalidParams($"the argument {name} must be a list of strings");
        }

        foreach (var item in list.EnumerateArray())
        {
            texts.Add(item.ValueKind == JsonValueKind.String
                ? item.GetString()!
                : throw AcpErrors.InvalidParams($"the argument {name} must be a list of strings"));
        }

        return texts;
    }

    private JsonElement? Find(string name) =>
        arguments.ValueKind == JsonValueKind.Object && arguments.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null
            ? value
            : null;
}
