using Daemon.AppServer.Dispatch;
using Daemon.JsonRpc;
using Daemon.Protocol.V2.Accounts;
using Daemon.Protocol.V2.Common;
using Daemon.Protocol.V2.Json;
using Daemon.Protocol.V2.Mcp;
using Daemon.Protocol.V2.Methods;

namespace Daemon.AppServer.Processors.Cloud;

/// <summary>
/// What asks about accounts elsewhere: <c>account/bedrock/*</c>, <c>account/gcp/setup</c>, <c>accountSession/switch</c>, and the
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
        methods.Add(ClientRequestMethods.AccountBedrockSetup, WireJson.BedrockSetupParams, WireJson.EmptyResponse, SetUpBedrock);
        methods.Add(ClientRequestMethods.AccountGcpSetup, WireJson.GcpSetupParams, WireJson.EmptyResponse, SetUpGoogleCloud);
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

    /// <summary>What is missing is said in the order in which a user would mend it; last of all, that no such provider can be chosen here.</summary>
    private ValueTask SetUpBedrock(Request<EmptyResponse> request, BedrockSetupParams p)
    {
        var missing = p switch
        {
            BedrockSetupParams.FromProfile profile
                when AwsProfiles.Find(daemon.Options.Environment, daemon.Options.HomeDirectory).All(known => known.Name != profile.Profile) =>
                $"failed to load credentials for AWS profile `{profile.Profile}`: there is no such profile",
            BedrockSetupParams.FromEnvironment when AwsProfiles.InEnvironment(daemon.Options.Environment).Count == 0 =>
                "No AWS credentials found. Please Configure AWS credentials or complete AWS sign-in, then try again.",
            _ => "Amazon Bedrock is no provider of this daemon; a gateway in front of it can be one (modelProvider/config/write)",
        };
        throw new RpcException(ErrorCodes.InvalidRequest, missing);
    }

    /// <summary>As for Amazon Bedrock.</summary>
    private static ValueTask SetUpGoogleCloud(Request<EmptyResponse> request, GcpSetupParams p)
    {
        if (p.ProjectId.Length == 0 || !p.ProjectId.All(character => char.IsAsciiLetterOrDigit(character) || character == '-'))
        {
            throw new RpcException(
                ErrorCodes.InvalidRequest, "model_providers.gcp.project_id must be non-empty and contain only ASCII letters, digits, and hyphens");
        }

        throw p.CredentialFile is { } file && !File.Exists(file)
            ? new RpcException(
                ErrorCodes.InvalidRequest,
                "Cannot read the Google Cloud credential file: No such file or directory (os error 2)",
                """{"reason":"credentialFileInvalid"}"""u8.ToArray())
            : new RpcException(
                ErrorCodes.InvalidRequest, "Google Cloud is no provider of this daemon; a gateway in front of it can be one (modelProvider/config/write)");
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
