using System.Collections.Frozen;
using System.Text.Json;

namespace Daemon.Protocol.V2.Methods;

/// <summary>Which parameters of otherwise stable methods need the client capability <c>experimentalApi</c>.</summary>
public static class ExperimentalFields
{
    private static readonly FrozenDictionary<string, string[]> Names = new Dictionary<string, string[]>
    {
        [ClientRequestMethods.CommandExec] = ["permissionProfile"],
        [ClientRequestMethods.ThreadFork] =
        [
            "attachToSource", "beforeTurnId", "deferGoalContinuation", "experimentalDisablePredictionMcp", "experimentalPredictionMode", "path",
            "permissions", "runtimeWorkspaceRoots",
        ],
        [ClientRequestMethods.ThreadList] = ["ancestorThreadId", "attachedToThreadId", "includeAttachedThreads", "parentThreadId", "projectId"],
        [ClientRequestMethods.ThreadMetadataUpdate] = ["daybreakEnabled", "projectId"],
        [ClientRequestMethods.ThreadResume] = ["history", "initialTurnsPage", "path", "permissions", "runtimeWorkspaceRoots"],
        [ClientRequestMethods.ThreadStart] =
        [
            "allowProviderModelFallback", "daybreakEnabled", "dynamicTools", "environments", "experimentalRawEvents", "historyMode",
            "mockExperimentalField", "multiAgentMode", "permissions", "projectId", "runtimeWorkspaceRoots", "selectedCapabilityRoots",
        ],
        [ClientRequestMethods.TurnStart] =
        [
            "additionalContext", "collaborationMode", "cyberAccessProgram", "environments", "multiAgentMode", "permissions",
            "responsesapiClientMetadata", "responsesapiClientMetadataPatch", "runtimeWorkspaceRoots",
        ],
        [ClientRequestMethods.TurnSteer] = ["additionalContext", "responsesapiClientMetadata", "responsesapiClientMetadataPatch"],
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>
    /// What in the raw parameters of a request is experimental, as errors name it (<c>thread/start.permissions</c>,
    /// <c>askForApproval.granular</c>); null for nothing. Members that are null or false ask for nothing.
    /// </summary>
    public static string? Find(string method, ReadOnlySpan<byte> parameters)
    {
        var reader = new Utf8JsonReader(parameters);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var granular = reader.ValueTextEquals("approvalPolicy"u8);
            var field = Names.TryGetValue(method, out var names) ? Match(ref reader, names) : null;
            reader.Read();
            if (granular && reader.TokenType == JsonTokenType.StartObject)
            {
                return "askForApproval.granular";
            }

            if (field is not null && reader.TokenType is not (JsonTokenType.Null or JsonTokenType.False))
            {
                return $"{method}.{field}";
            }

            reader.Skip();
        }

        return null;
    }

    private static string? Match(ref Utf8JsonReader reader, string[] names)
    {
        foreach (var name in names)
        {
            if (reader.ValueTextEquals(name))
            {
                return name;
            }
        }

        return null;
    }
}
