using Daemon.AppServer.Dispatch;
using Daemon.JsonRpc;
using Daemon.Protocol.V2.Accounts;
using Daemon.Protocol.V2.Common;
using Daemon.Protocol.V2.Json;
using Daemon.Protocol.V2.Mcp;
using Daemon.Protocol.V2.Methods;

namespace Daemon.AppServer.Processors.Cloud;

/// <summary>
/// What asks about accounts elsewhere: <c>account/bedrock/discover, checkGovCloudRequirements</c>, <c>accountSession/switch</c>, and the
/// event streams of the vendor's tool server.
/// </summary>
internal sealed class CloudAccountProcessor(DaemonState daemon) : IProcessor
{
    public void Register(MethodTable methods)
    {
        methods.Add(ClientRequestMethods.AccountBedrockDiscover, WireJson.BedrockDiscoverParams, WireJson.BedrockDiscoverResponse, Discover);
        methods.Add(
            ClientRequestMethods.AccountBedrockCheckGovCloudRequirements,
            WireJson.BedrockCheckGovCloudRequirementsParams,
            WireJson.BedrockCheckGovCloudRequirementsResponse,
            CheckGovCloud);
        methods.Add(ClientRequestMethods.AccountSessionSwitch, WireJson.AccountSessionsSwitchParams, WireJson.EmptyResponse, Switch);
        methods.Add(ClientRequestMethods.McpServerEventStreamStart, WireJson.McpServerEventStreamStartParams, WireJson.EmptyResponse, StartStream);
        methods.Add(ClientRequestMethods.McpServerEventStreamStop, WireJson.McpServerEventStreamStopParams, WireJson.EmptyResponse, StopStream);
    }

    private ValueTask Discover(Request<BedrockDiscoverResponse> request, BedrockDiscoverParams p)
    {
        request.Respond(new BedrockDiscoverResponse
        {
            Profiles = AwsProfiles.Find(daemon.Options.Environment, daemon.Options.HomeDirectory),
            EnvironmentCredentials = AwsProfiles.InEnvironment(daemon.Options.Environment),
        });
        return ValueTask.CompletedTask;
    }

    /// <summary>The requirements are about Amazon Bedrock in its government regions, and that provider cannot be chosen here.</summary>
    private static ValueTask CheckGovCloud(Request<BedrockCheckGovCloudRequirementsResponse> request, BedrockCheckGovCloudRequirementsParams p)
    {
        request.Respond(new BedrockCheckGovCloudRequirementsResponse { IsGovCloud = false, ShouldWarn = false });
        return ValueTask.CompletedTask;
    }

    /// <summary>Sessions to switch between are made by the vendor's own sign-in, which this daemon does not keep: see <c>accountSession/list</c>.</summary>
    private static ValueTask Switch(Request<EmptyResponse> request, AccountSessionsSwitchParams p) =>
        throw new RpcException(ErrorCodes.InvalidRequest, "Workspace switching requires a managed ChatGPT login");

    /// <summary>Only the vendor's own tool server for apps has such streams.</summary>
    private static ValueTask StartStream(Request<EmptyResponse> request, McpServerEventStreamStartParams p) =>
        throw new RpcException(ErrorCodes.InvalidRequest, "MCP event subscriptions are only supported for hosted apps");

    /// <summary>No stream was ever started, and to end one that is over is no error.</summary>
    private static ValueTask StopStream(Request<EmptyResponse> request, McpServerEventStreamStopParams p)
    {
        request.Respond(new EmptyResponse());
        return ValueTask.CompletedTask;
    }
}
