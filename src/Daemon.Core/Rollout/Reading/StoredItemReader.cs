using System.Text.Json;
using Daemon.Core.Rollout.Lines;
using Daemon.Protocol.Items;

namespace Daemon.Core.Rollout.Reading;

/// <summary>Reads an item from its line, in both history modes.</summary>
internal static class StoredItemReader
{
    /// <summary>Null for a line that is no item. Legacy messages have an empty id.</summary>
    public static TurnItem? Read(RolloutLineKind kind, JsonElement payload) => kind switch
    {
        RolloutLineKind.ItemCompleted => payload.Get("item") is { } item ? TurnItemReader.Read(item) : null,
        RolloutLineKind.UserMessage => LegacyEventReader.ReadUserMessage(payload),
        RolloutLineKind.AgentMessage => new TurnItem.AgentMessage("", payload.String("message") ?? "", payload.String("phase")),
        RolloutLineKind.PatchApplyEnd => LegacyEventReader.ReadPatch(payload),
        _ => null,
    };
}
