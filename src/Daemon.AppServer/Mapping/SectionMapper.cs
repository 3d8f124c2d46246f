using System.Text.Json;
using Daemon.Core.Rollout.Store.Annotations;
using Daemon.JsonRpc;
using Daemon.Protocol.V2.Threads;

namespace Daemon.AppServer.Mapping;

/// <summary>Sections between their stored and their wire form.</summary>
internal static class SectionMapper
{
    public static ThreadSection ToWire(StoredSection section) => new()
    {
        Id = section.Id,
        Name = section.Name,
        Appearance = section.HasAppearance ? new ThreadSectionAppearance { Color = section.Color, Icon = section.Icon } : null,
    };

    /// <exception cref="RpcException">The value is neither null nor an appearance.</exception>
    public static ThreadSectionAppearance? Appearance(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        return value.ValueKind == JsonValueKind.Object
            ? new ThreadSectionAppearance { Color = Text(value, "color"), Icon = Text(value, "icon") }
            : throw new RpcException(ErrorCodes.InvalidRequest, "Invalid request: invalid type: expected struct ThreadSectionAppearance");
    }

    public static StoredSection FromWire(string id, string name, ThreadSectionAppearance? appearance) =>
        new(id, name, appearance is not null, appearance?.Color, appearance?.Icon);

    private static string? Text(JsonElement value, string member) => !value.TryGetProperty(member, out var text) ? null : text.ValueKind switch
    {
        JsonValueKind.String => text.GetString(),
        JsonValueKind.Null => null,
        _ => throw new RpcException(ErrorCodes.InvalidRequest, $"Invalid request: invalid type: {member} must be a string"),
    };
}
