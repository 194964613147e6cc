// Signs the vectors, reads two pages of orders, adds one, reads Wshoto; prints what it saw as one line of JSON.
package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log"
	"math/big"
	"net/http"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"dingdan.example/waiqin365"
	"dingdan.example/wshoto"
)

type object = map[string]any

func main() {
	log.SetFlags(0)
	line := object{}
	for _, part := range []func(object) error{vectors, orders, mall} {
		if err := part(line); err != nil {
			log.Fatal(err)
		}
	}
	out := json.NewEncoder(os.Stdout)
	out.SetEscapeHTML(false)
	if err := out.Encode(line); err != nil { // the keys of a map come out in order
		log.Fatal(err)
	}
}

type vector struct{ Name, Platform, Field, Wire, Body, Appkey, Timestamp string }

func vectors(line object) error {
	all := object{}
	kinds := map[string]func(vector) (any, error){"signing": digest, "values": value, "envelopes": outcome}
	for kind, decode := range kinds {
		text, err := os.ReadFile(filepath.Join(os.Args[1], kind+".json"))
		if err != nil {
			return err
		}
		var file struct{ Vectors []vector }
		if err := json.Unmarshal(text, &file); err != nil {
			return err
		}
		decoded := object{}
		for _, vector := range file.Vectors {
			if decoded[vector.Name], err = decode(vector); err != nil {
				return fmt.Errorf("%s: %w", vector.Name, err)
			}
		}
		all[kind] = decoded
	}
	line["vectors"] = all
	return nil
}

func digest(given vector) (any, error) {
	return Digest([]byte(given.Body), given.Appkey, given.Timestamp), nil
}

// value decodes a record of one field and gives the text of the field.
func value(given vector) (any, error) {
	var record any = new(waiqin365.StdomOrder)
	if given.Platform == "wshoto" {
		record = new(wshoto.MallOrder)
	}
	if err := json.Unmarshal(fmt.Appendf(nil, `{%q:%s}`, given.Field, given.Wire), record); err != nil {
		return nil, err
	}
	text, err := json.Marshal(record)
	if err != nil {
		return nil, err
	}
	fields := map[string]any{}
	decoder := json.NewDecoder(bytes.NewReader(text))
	decoder.UseNumber()
	if err := decoder.Decode(&fields); err != nil {
		return nil, err
	}
	read := fmt.Sprint(fields[given.Field])
	if exponent, ok := new(big.Rat).SetString(read); ok && strings.Contains(read, "E") {
		read = exponent.RatString()
	}
	return read, nil
}

func outcome(given vector) (any, error) {
	var answer waiqin365.QueryStdomOrderResponse
	if err := json.Unmarshal([]byte(given.Body), &answer); err != nil {
		return nil, err
	}
	if Refused(answer.ReturnCode, answer.GetReturnMsg()) != nil {
		return object{"refused": answer.ReturnCode}, nil
	}
	rows, err := Rows[waiqin365.StdomOrder](answer.GetResponseData())
	ids := make([]string, len(rows))
	for i, row := range rows {
		ids[i] = Text(row.Id)
	}
	return object{"rows": ids}, err
}

func query(api *waiqin365.OrdersAPIService, filter waiqin365.QueryStdomOrderRequest) ([]waiqin365.StdomOrder, error) {
	call := api.QueryStdomOrder(context.Background(), Placeholder, Placeholder, Placeholder, Placeholder)
	answer, _, err := call.QueryStdomOrderRequest(filter).Execute()
	if err != nil {
		return nil, err
	}
	if err := Refused(answer.ReturnCode, answer.GetReturnMsg()); err != nil {
		return nil, fmt.Errorf("queryStdomOrder: %w", err)
	}
	return Rows[waiqin365.StdomOrder](answer.GetResponseData())
}

func orders(line object) error {
	configuration := waiqin365.NewConfiguration()
	configuration.Servers = waiqin365.ServerConfigurations{{URL: os.Getenv("WAIQIN365_BASE_URL")}}
	signer := Signer{os.Getenv("WAIQIN365_OPENID"), os.Getenv("WAIQIN365_APPKEY")}
	configuration.HTTPClient = &http.Client{Transport: signer}
	api := waiqin365.NewAPIClient(configuration).OrdersAPI

	var orders []waiqin365.StdomOrder
	var pages []int
	total := new(big.Rat)
	for number := int64(1); number <= 2; number++ {
		page, err := query(api, waiqin365.QueryStdomOrderRequest{PageNumber: &number})
		if err != nil {
			return err
		}
		pages = append(pages, len(page))
		orders = append(orders, page...)
	}
	for _, order := range orders {
		if err := add(total, order.GetOrderAmount()); err != nil {
			return err
		}
	}
	first := orders[0]
	line["orders"] = object{
		"pages":        pages,
		"first_id":     Text(first.Id),
		"last_id":      Text(orders[len(orders)-1].Id),
		"order_amount": total.FloatString(2),
	}

	orderNo, remarks, price, count, isGift := "LANGUAGES-0001", "请周一前送达 🚚 <&>", "11.85", "10", "0"
	request := waiqin365.AddStdomOrderRequest{
		OrderNo:        &orderNo,
		CmCode:         first.CmCode,
		EmpCode:        first.SubmitEmpCode,
		StorehouseCode: first.StorehouseCode,
		Remarks:        &remarks,
		Prods: []waiqin365.AddStdomOrderLine{{
			ProductCode: first.Prods[0].ProductCode, InputPrice: &price, InputCount: &count, IsGift: &isGift,
		}},
	}
	call := api.AddStdomOrder(context.Background(), Placeholder, Placeholder, Placeholder, Placeholder)
	ack, _, err := call.AddStdomOrderRequest(request).Execute()
	if err != nil {
		return err
	}
	if err := Refused(ack.ReturnCode, ack.GetReturnMsg()); err != nil {
		return fmt.Errorf("addStdomOrder: %w", err)
	}
	one := int64(1)
	theirs, err := query(api, waiqin365.QueryStdomOrderRequest{PageNumber: &one, CmCode: first.CmCode})
	if err != nil {
		return err
	}
	for _, order := range theirs {
		if order.GetOrderNo() == orderNo {
			line["added"] = object{
				"order_no":     orderNo,
				"id":           Text(order.Id),
				"order_amount": order.GetOrderAmount(),
				"order_remark": order.GetOrderRemark(),
			}
			return nil
		}
	}
	return errors.New("the order that was added is not found")
}

func mall(line object) error {
	configuration := wshoto.NewConfiguration()
	configuration.Servers = wshoto.ServerConfigurations{{URL: os.Getenv("WSHOTO_BASE_URL")}}
	client := wshoto.NewAPIClient(configuration)
	ctx, err := withToken(context.Background(), client, os.Getenv("WSHOTO_APPID"), os.Getenv("WSHOTO_APP_SECRET"))
	if err != nil {
		return err
	}

	one, size := int64(1), int64(20)
	valet := wshoto.ValetorderInfoListRequest{PageNum: one, PageSize: size}
	list, _, err := client.ValetOrdersAPI.ValetorderInfoList(ctx).ValetorderInfoListRequest(valet).Execute()
	if err != nil {
		return err
	}
	if err := Refused(list.Code, list.GetMsg()); err != nil {
		return fmt.Errorf("valetorder/info/list: %w", err)
	}
	records := list.Data.Get().Records
	known := wshoto.CrmSaleOrderDetailRequest{Id: records[len(records)-1].GetId()}
	detail, _, err := client.SaleOrdersAPI.CrmSaleOrderDetail(ctx).CrmSaleOrderDetailRequest(known).Execute()
	if err != nil {
		return err
	}
	if err := Refused(detail.Code, detail.GetMsg()); err != nil {
		return fmt.Errorf("crm/saleOrder/detail: %w", err)
	}
	sale := detail.Data.Get().GetOrder()
	line["sale_order"] = object{
		"id":            strconv.FormatInt(sale.GetId(), 10),
		"goods":         len(sale.OrderGoodList),
		"order_account": strconv.FormatInt(sale.GetOrderAccount(), 10),
	}

	window := wshoto.MallOrderListRequest{Type: 1, StartTime: 0, CurrentIndex: &one, PageSize: &size}
	answer, _, err := client.MallOrdersAPI.MallOrderList(ctx).MallOrderListRequest(window).Execute()
	if err != nil {
		return err
	}
	if err := Refused(answer.Code, answer.GetMsg()); err != nil {
		return fmt.Errorf("mall/order/list: %w", err)
	}
	page := answer.Data.Get()
	total := new(big.Rat)
	for _, order := range page.Records {
		if err := add(total, order.GetPayPrice()); err != nil {
			return err
		}
	}
	details := page.Records[len(page.Records)-1].DetailList
	line["mall_orders"] = object{
		"total":          page.GetTotal(),
		"records":        len(page.Records),
		"last_detail_id": strconv.FormatInt(details[len(details)-1].GetOrderDetailId(), 10),
		"pay_price":      total.FloatString(2),
	}
	return nil
}

func add(total *big.Rat, amount string) error {
	exact, ok := new(big.Rat).SetString(amount)
	if !ok {
		return fmt.Errorf("%q is not a decimal", amount)
	}
	total.Add(total, exact)
	return nil
}

// withToken gives a context whose calls carry an access token.
func withToken(ctx context.Context, client *wshoto.APIClient, appID, secret string) (context.Context, error) {
	answer, _, err := client.TokenAPI.GetAccessToken(ctx).Appid(appID).AppSecret(secret).Execute()
	if err == nil {
		err = Refused(answer.Code, answer.GetMsg())
	}
	if err != nil {
		return nil, fmt.Errorf("access_token: %w", err)
	}
	token := wshoto.APIKey{Key: answer.Data.Get().GetAccessToken()}
	return context.WithValue(ctx, wshoto.ContextAPIKeys, map[string]wshoto.APIKey{"accessToken": token}), nil
}
