using Daemon.AppServer.Dispatch;
using Daemon.Protocol.V2.Apps;
using Daemon.Protocol.V2.Json;
using Daemon.Protocol.V2.Methods;

namespace Daemon.AppServer.Processors.Apps;

/// <summary>
/// <c>app/*</c>: apps that an account at the vendor is connected to, through the vendor's own tool server. This daemon connects to no such
/// server, so there are none, as there are none for who is not signed in.
/// </summary>
internal sealed class AppProcessor : IProcessor
{
    public void Register(MethodTable methods)
    {
        methods.Add(ClientRequestMethods.AppList, WireJson.AppsListParams, WireJson.AppsListResponse, List);
        methods.Add(ClientRequestMethods.AppRead, WireJson.AppsReadParams, WireJson.AppsReadResponse, Read);
        methods.Add(ClientRequestMethods.AppInstalled, WireJson.AppsInstalledParams, WireJson.AppsInstalledResponse, ListInstalled);
    }

    private static ValueTask List(Request<AppsListResponse> request, AppsListParams p)
    {
        RequestThread.Check(p.ThreadId);
        request.Respond(new AppsListResponse { Data = [] });
        return ValueTask.CompletedTask;
    }

    private static ValueTask Read(Request<AppsReadResponse> request, AppsReadParams p)
    {
        RequestThread.Check(p.ThreadId);
        request.Respond(new AppsReadResponse { Apps = [], MissingAppIds = [.. p.AppIds.Distinct(StringComparer.Ordinal)] });
        return ValueTask.CompletedTask;
    }

    private static ValueTask ListInstalled(Request<AppsInstalledResponse> request, AppsInstalledParams p)
    {
        RequestThread.Check(p.ThreadId);
        request.Respond(new AppsInstalledResponse { Apps = [] });
        return ValueTask.CompletedTask;
    }
}
